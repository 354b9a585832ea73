import type { APIRequestContext, Request } from '@playwright/test';

/**
 * How long GitHub says that a repository took from its creation to its first
 * success in staging, in words, asked as `asked` was: by the same person, about
 * the same repository.
 */
export async function timeToStaging(
  client: APIRequestContext,
  asked: Request,
): Promise<string> {
  const repository = /^.*\/repos\/[^/]+\/[^/]+/.exec(asked.url())?.[0];
  const { authorization } = await asked.allHeaders();
  const ask = async (path: string) => {
    const response = await client.get(`${repository}${path}`, {
      headers: { authorization },
    });
    return response.json();
  };

  const { created_at: createdAt } = await ask('');
  const [deployment] = await ask('/deployments?environment=staging');
  const statuses: { state: string; created_at: string }[] = await ask(
    `/deployments/${deployment.id}/statuses`,
  );
  const successes = statuses
    .filter(({ state }) => state === 'success')
    .map(({ created_at: at }) => Date.parse(at));
  return inWords((Math.min(...successes) - Date.parse(createdAt)) / 1000);
}

function inWords(seconds: number): string {
  return [
    { count: Math.floor(seconds / 60), unit: 'min' },
    { count: seconds % 60, unit: 's' },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => `${count} ${unit}`)
    .join(' ');
}
