import { expect, type APIRequestContext } from '@playwright/test';
import type { Microservice } from './microservice';

const HOUR = 60 * 60 * 1000;

/**
 * Reports a service's deployments, one of which failed, requests for support, of
 * which one is nobody's, and a baseline, as the person who is signed in.
 */
export async function reportFacts(
  client: APIRequestContext,
  { name }: Microservice,
) {
  const session = await client.get(
    '/api/auth/github/refresh?optional&env=development',
    { headers: { 'x-requested-with': 'XMLHttpRequest' } },
  );
  const { backstageIdentity } = await session.json();
  const report = async (method: string, path: string, data: object) => {
    const response = await client.fetch(`/api/platform-metrics/${path}`, {
      method,
      data,
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
    expect(response.ok(), await response.text()).toBe(true);
  };

  const hoursAgo = (hours: number) =>
    new Date(Date.now() - hours * HOUR).toISOString();
  const shaOf = (number: number) => number.toString(16).padStart(40, 'a');
  const of = { source: 'e2e', repository: `larkspur/${name}` };

  await report('POST', 'deployments', {
    items: [1, 2, 3, 4, 5, 6].map(number => ({
      ...of,
      id: `${name}-${number}`,
      environment: 'production',
      sha: shaOf(number),
      state: 'success',
      finishedAt: hoursAgo(number * 40),
    })),
  });
  await report('POST', 'incidents', {
    items: [
      {
        ...of,
        id: `${name}-slow`,
        title: 'Answers slowly',
        openedAt: hoursAgo(79),
        resolvedAt: hoursAgo(78),
        causedBy: { sha: shaOf(2) },
      },
    ],
  });
  await report('POST', 'support-requests', {
    items: ['priya.raman', 'a.stranger', 'priya.raman'].map(
      (person, index) => ({
        source: 'e2e',
        id: `${name}-${index}`,
        channel: 'ask-platform',
        openedAt: hoursAgo(index * 100 + 1),
        requester: { email: `${person}@larkspur.example` },
      }),
    ),
  });
  await report('PUT', 'baselines', {
    metric: 'deploymentFrequency',
    subject: 'organization',
    value: 0.5,
    note: 'A guess',
  });
}
