import { Api } from './Api.mjs';
import { PhaseFailure } from './PhaseFailure.mjs';
import { TooLate, until } from './until.mjs';

/** One repository over GitHub's REST API, with the token of one person. */
export class Repository {
  constructor({ url, token, signal }) {
    const { origin, host, pathname } = new URL(url);
    this.url = url;
    this.signal = signal;
    this.api = new Api({
      url: `${host === 'github.com' ? 'https://api.github.com' : `${origin}/api/v3`}/repos${pathname}`,
      token,
      signal,
      headers: {
        accept: 'application/vnd.github+json',
        'user-agent': 'wheelhouse-golden-path',
        'x-github-api-version': '2022-11-28',
      },
    });
  }

  async head(branch) {
    const { sha } = await this.api.get(`/commits/${branch}`);
    return sha;
  }

  /** The run that a commit on the default branch started. */
  awaitRun(sha, { seconds }) {
    return until(
      async () => {
        const { workflow_runs: runs } = await this.api.get(
          `/actions/runs?head_sha=${sha}&event=push`,
        );
        return runs[0];
      },
      {
        what: `a workflow run of ${sha.slice(0, 7)}`,
        seconds,
        signal: this.signal,
      },
    );
  }

  async jobs(runId) {
    const { jobs } = await this.api.get(
      `/actions/runs/${runId}/jobs?per_page=100`,
    );
    return jobs;
  }

  /** Waits until a run has deployed its commit, and answers where it is. */
  awaitDeployment({ run, environment }, { seconds, onJob }) {
    return until(
      async () => {
        const jobs = await this.jobs(run.id);
        const busy = jobs.find(({ status }) => status === 'in_progress');
        onJob(busy?.name);
        const deployment = await this.deploymentOf(run.head_sha, environment);
        if (deployment) {
          return deployment;
        }
        await this.#requireHope(run, jobs, environment);
        return undefined;
      },
      {
        what: `a deployment to ${environment}`,
        seconds,
        signal: this.signal,
        everyMs: 2000,
      },
    ).catch(async error => {
      throw error instanceof TooLate
        ? new PhaseFailure(
            error.message,
            await this.#logOf(await this.jobs(run.id)),
          )
        : error;
    });
  }

  /** The deployment of a commit that succeeded, if one did by now. */
  async deploymentOf(sha, environment) {
    const query = new URLSearchParams({ sha, environment });
    const [deployment] = await this.api.get(`/deployments?${query}`);
    if (!deployment) {
      return undefined;
    }
    const [status] = await this.api.get(
      `/deployments/${deployment.id}/statuses`,
    );
    if (status?.state !== 'success') {
      return undefined;
    }
    if (!status.environment_url) {
      throw new PhaseFailure(
        `The deployment to ${environment} succeeded, but says no URL.`,
      );
    }
    return { id: deployment.id, url: status.environment_url };
  }

  /** Ends the waiting once a job failed, or all is over and nothing was deployed. */
  async #requireHope(run, jobs, environment) {
    const failed = jobs.find(({ conclusion }) => isFailure(conclusion));
    if (failed) {
      throw new PhaseFailure(
        `The job '${failed.name}' ended with ${failed.conclusion}: ${failed.html_url}`,
        await this.#logOf([failed]),
      );
    }
    const {
      status,
      conclusion,
      html_url: url,
    } = await this.api.get(`/actions/runs/${run.id}`);
    if (status === 'completed') {
      throw new PhaseFailure(
        `The workflow run ended with ${conclusion} and deployed nothing to ${environment}: ${url}`,
        await this.#logOf(jobs),
      );
    }
  }

  /** Waits until every check that the branch requires has passed on a commit. */
  async awaitChecks(sha, names, { seconds }) {
    for (const name of names) {
      const check = await until(
        async () => {
          const { check_runs: runs } = await this.api.get(
            `/commits/${sha}/check-runs?check_name=${encodeURIComponent(name)}`,
          );
          return runs.find(({ status }) => status === 'completed');
        },
        {
          what: `the check '${name}'`,
          seconds,
          signal: this.signal,
          everyMs: 2000,
        },
      );
      if (check.conclusion !== 'success') {
        throw new PhaseFailure(
          `The check '${name}' ended with ${check.conclusion}: ${check.html_url}`,
          // A check run of a workflow is its job, by the same number.
          await this.#log(check.id),
        );
      }
    }
  }

  /** The logs of the jobs that failed, or of all that ran. */
  async #logOf(jobs) {
    const failed = jobs.filter(({ conclusion }) => isFailure(conclusion));
    const logs = [];
    for (const job of failed.length > 0 ? failed : jobs) {
      const step = job.steps?.find(({ conclusion }) => isFailure(conclusion));
      const title = [job.name, step?.name].filter(Boolean).join(' › ');
      logs.push(`── ${title}\n${await this.#log(job.id)}`);
    }
    return logs.join('\n');
  }

  async #log(jobId) {
    try {
      return await this.api.text(`/actions/jobs/${jobId}/logs`);
    } catch (error) {
      return `(its log could not be read: ${error.message})`;
    }
  }
}

function isFailure(conclusion) {
  return [
    'action_required',
    'cancelled',
    'failure',
    'startup_failure',
    'timed_out',
  ].includes(conclusion);
}
