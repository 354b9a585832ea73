import { setTimeout as wait } from 'node:timers/promises';
import { Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';
import { DeployingJob, SubstituteContext } from './SubstituteContext';

/** As the workflow's own: ten more attempts, a second apart. */
const ATTEMPTS = 11;
const PAUSE_MS = 1_000;
const PATIENCE_MS = 5_000;

/** Asks the deployed service what the workflow's own smoke test asks. */
export function smokeTest(
  { services }: SubstituteContext,
  { repository, environment }: DeployingJob,
): Substitute {
  return makeSubstitute(
    `The service of '${environment}' on this machine is asked. On github.com it is the one in the cluster.`,
    async ({ reporter, signal }) => {
      const service = await services.find(repository.id, environment);
      if (!service) {
        throw new Error(`Nothing is deployed to '${environment}' here`);
      }
      for (const path of ['/healthz', '/readyz']) {
        const url = `${service.url}${path}`;
        for (let attempt = 1; ; attempt++) {
          const { isOk, text } = await ask(url, signal);
          reporter.line(`GET ${url}: ${text}`);
          if (isOk) {
            break;
          }
          if (attempt === ATTEMPTS) {
            throw new Error(`GET ${path} did not answer 200: ${text}`);
          }
          await wait(PAUSE_MS, undefined, { signal });
        }
      }
      return {};
    },
  );
}

async function ask(
  url: string,
  signal: AbortSignal,
): Promise<{ isOk: boolean; text: string }> {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    const text = `${answer.status} ${await answer.text()}`;
    return { isOk: answer.status === 200, text };
  } catch (error) {
    signal.throwIfAborted();
    return { isOk: false, text: String(error) };
  }
}
