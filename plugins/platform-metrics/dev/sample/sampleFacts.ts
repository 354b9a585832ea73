import {
  weekOf,
  type Fact,
  type Facts,
} from '@internal/plugin-platform-metrics-common';
import { iso, subject } from './sampleAnswers';
import type { SampleSelection } from './SampleSelection';
import type { SampleRequest } from './SampleWorld';

export function requestFact({ id, at, squad }: SampleRequest): Fact {
  return {
    kind: 'support-request',
    source: 'slack',
    id,
    externalId: id.slice(0, 12),
    reportedAt: iso(at),
    at: iso(at),
    openedAt: iso(at),
    channel: 'ask-platform',
    url: 'https://larkspur.slack.com/archives/C0PLATFORM',
    ...(squad && { squad: subject(squad), assignedBy: 'requester' }),
  };
}

function allFacts({ services, requests }: SampleSelection): Fact[] {
  return [
    ...services.flatMap(service => {
      const about = {
        source: 'github',
        reportedAt: iso(service.createdAt),
        service: subject(service),
        squad: subject(service.squad),
        repository: service.repository,
      };
      const repository: Fact = {
        ...about,
        kind: 'repository',
        id: service.deployments[0]?.id.replace(/^./, 'a') ?? 'a'.repeat(32),
        externalId: service.repository,
        url: `https://github.com/${service.repository}`,
        at: iso(service.createdAt),
        createdAt: iso(service.createdAt),
        ...(service.firstDeployedAt && {
          firstDeployedAt: iso(service.firstDeployedAt),
        }),
      };
      const deployments = service.deployments.flatMap<Fact>(
        ({ id, at, isFailed, recoveredAt, isUnplanned, leadTimesMs }, nth) => [
          {
            ...about,
            kind: 'deployment',
            id,
            externalId: String(1000 + nth),
            reportedAt: iso(at),
            url: `https://github.com/${service.repository}/deployments`,
            at: iso(at),
            environment: 'production',
            tier: 'production',
            sha: `${id}${id.slice(0, 8)}`,
            state: 'success',
            createdAt: iso(at - 90_000),
            finishedAt: iso(at),
            isFailed,
            isUnplanned,
            ...(isFailed && {
              remediations: [
                {
                  rule: 'rollback',
                  evidence: service.deployments[nth + 1]?.id,
                  evidenceUrl: `https://github.com/${service.repository}/deployments`,
                },
              ],
            }),
            ...(recoveredAt && { recoveredAt: iso(recoveredAt) }),
          },
          ...leadTimesMs.map<Fact>((leadTimeMs, change) => ({
            ...about,
            kind: 'change',
            id: `${id.slice(0, 31)}${change}`,
            externalId: `${id.slice(0, 31)}${change}`,
            reportedAt: iso(at),
            url: `https://github.com/${service.repository}/commit/${id}`,
            at: iso(at),
            sha: `${id}${id.slice(0, 8)}`,
            authoredAt: iso(at - leadTimeMs),
            deployedAt: iso(at),
            deployment: id,
            leadTimeMs: Math.round(leadTimeMs),
          })),
        ],
      );
      return [repository, ...deployments];
    }),
    ...requests.map(requestFact),
  ];
}

export function factsOf(
  selection: SampleSelection,
  kind: Fact['kind'],
  {
    week,
    failed,
    unassigned,
    service,
    offset,
    limit,
  }: {
    week?: string;
    failed: boolean;
    unassigned: boolean;
    service?: string;
    offset: number;
    limit: number;
  },
): Facts {
  const { from, to } = selection.range;
  const facts = allFacts(selection)
    .filter(fact => fact.kind === kind)
    .filter(fact => !service || fact.service?.ref === service)
    .filter(fact => {
      const factWeek = weekOf(Date.parse(fact.at ?? fact.reportedAt), 'UTC');
      return week ? factWeek === week : factWeek >= from && factWeek < to;
    })
    .filter(fact => !failed || fact.isFailed)
    .filter(fact => !unassigned || !fact.squad)
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  return {
    totalItems: facts.length,
    items: facts.slice(offset, offset + limit),
  };
}

export function factOf(
  selection: SampleSelection,
  id: string,
): Fact | undefined {
  return allFacts(selection).find(fact => fact.id === id);
}
