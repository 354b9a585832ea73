import { Load } from './Load.mjs';
import { PhaseFailure } from './PhaseFailure.mjs';
import { Portal } from './Portal.mjs';
import { Repository } from './Repository.mjs';
import { approve, merge, proposeChange } from './change.mjs';
import { until } from './until.mjs';

const branch = 'main';
const environment = 'staging';

/**
 * Walks the golden path as a squad does: a form, a repository, a workflow run,
 * a service in staging; then a change, reviewed and merged, live without a
 * request that failed. `made` notes what has to be removed again.
 */
export async function walk({
  portalUrl,
  people,
  template,
  timeline,
  made,
  seconds,
  signal,
}) {
  const { author, reviewer } = people;
  const { name } = template.values;
  const portal = new Portal({
    url: portalUrl,
    token: author.portalToken,
    signal,
  });
  await portal.awaitTemplate(template.ref);
  const begun = Date.now();
  const elapsed = since => (Date.now() - since) / 1000;

  const repositoryUrl = await timeline.phase(
    `Create ${name} by the form`,
    async say => {
      made.name = name;
      made.repositoryUrl = await portal.repositoryUrlOf(template.values);
      const task = await portal.submit(template.ref, template.values);
      const links = await portal.follow(task, { seconds, onStep: say });
      if (!links.Repository?.url) {
        throw new PhaseFailure('The page of the task links to no Repository.');
      }
      made.repositoryUrl = links.Repository.url;
      return links.Repository.url;
    },
  );
  const as = ({ githubToken }) =>
    new Repository({ url: repositoryUrl, token: githubToken, signal });
  const repository = as(author);

  const run = await timeline.phase('The push starts the workflow', async () =>
    repository.awaitRun(await repository.head(branch), { seconds: 60 }),
  );
  timeline.note(run.html_url);
  const deployed = await timeline.phase(
    `The workflow deploys it to ${environment}`,
    say =>
      repository.awaitDeployment({ run, environment }, { seconds, onJob: say }),
  );
  timeline.jobs(await repository.jobs(run.id));
  await timeline.phase('It answers /healthz and /readyz', () =>
    awaitHealth(deployed.url, signal),
  );
  timeline.note(deployed.url);
  timeline.result.ideaToStagingSeconds = elapsed(begun);

  const changed = Date.now();
  const load = new Load(healthUrl(deployed.url, '/healthz'));
  load.start();
  try {
    const pull = await timeline.phase('A change is proposed', () =>
      proposeChange(repository, branch),
    );
    let { sha } = pull;
    if (pull.number) {
      timeline.note(pull.url);
      await timeline.phase('Its checks pass', () =>
        repository.awaitChecks(pull.head, pull.requiredChecks, { seconds }),
      );
      sha = await timeline.phase(
        reviewer ? 'It is reviewed and merged' : 'An administrator merges it',
        async () => {
          await approve(pull, reviewer && as(reviewer));
          return merge(repository, pull);
        },
      );
    }
    await timeline.phase(`The change is live in ${environment}`, async say => {
      const next = await repository.awaitRun(sha, { seconds: 60 });
      const live = await repository.awaitDeployment(
        { run: next, environment },
        { seconds, onJob: say },
      );
      await awaitHealth(live.url, signal);
    });
    timeline.result.changeToStagingSeconds = elapsed(changed);
  } finally {
    timeline.result.load = await load.stop();
  }
  await timeline.phase('No request failed meanwhile', async () => {
    const { requests, failed, failures } = timeline.result.load;
    if (failed > 0) {
      throw new PhaseFailure(
        `${failed} of ${requests} requests failed while the change went live.`,
        failures.join('\n'),
      );
    }
  });
}

async function awaitHealth(url, signal) {
  for (const path of ['/healthz', '/readyz']) {
    let last;
    await until(
      async () => {
        last = await statusOf(healthUrl(url, path));
        return last === 200 ? true : undefined;
      },
      { what: `${healthUrl(url, path)} to answer 200`, seconds: 60, signal },
    ).catch(error => {
      throw new PhaseFailure(error.message, `The last answer was: ${last}`);
    });
  }
}

function healthUrl(url, path) {
  return `${url.replace(/\/$/, '')}${path}`;
}

async function statusOf(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.text();
    return response.status;
  } catch (error) {
    return error.cause?.message ?? error.message;
  }
}
