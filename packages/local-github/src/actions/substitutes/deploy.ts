import { manifestVariables } from './manifestVariables';
import { Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';
import { DeployingJob, SubstituteContext } from './SubstituteContext';

const IMAGE = /^[^@]+@(sha256:[0-9a-f]{64})$/;

/** Puts IMAGE behind the job's environment, and answers its `url`. */
export function deploy(
  { services }: SubstituteContext,
  { repository, environment }: DeployingJob,
): Substitute {
  return makeSubstitute(
    `The service is started on this machine, at the port of '${environment}'. On github.com this step applies deploy/overlays/${environment} to the cluster.`,
    async ({ step, reporter, signal }) => {
      const { IMAGE: image = '' } = step.env;
      const digest = IMAGE.exec(image)?.[1];
      if (!digest) {
        throw new Error(
          `No image to deploy: expected name@sha256:digest in IMAGE, and got '${image}'`,
        );
      }

      const variables = {
        ...(await manifestVariables(step.workspace, environment)),
        // Requests are kept away by the proxy; nobody else needs the time.
        DRAIN_MS: '0',
      };
      reporter.line(`Starting ${image}, with`);
      for (const [name, value] of Object.entries(variables)) {
        reporter.line(`  ${name}=${value}`);
      }
      const { url, release } = await services.deploy(
        {
          repositoryId: repository.id,
          environment,
          digest,
          runId: Number(step.variables.GITHUB_RUN_ID),
          variables,
        },
        {
          signal,
          onLines: async lines => {
            reporter.group('What the new version printed last');
            lines.forEach(line => reporter.line(line));
            reporter.endGroup();
            reporter.line(
              'It gets no requests: what was in use before stays in use.',
            );
          },
        },
      );
      reporter.line(`Healthy, and in use from now on: ${url}`);
      return {
        outputs: { url },
        summary: `Deployed \`${release?.image}\` to ${environment}: ${url} (on this machine)\n`,
      };
    },
  );
}
