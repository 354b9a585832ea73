import { DeployingJob, SubstituteContext } from './SubstituteContext';
import { Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';

/** Answers as `revision` what is in use, for `roll-back` to go back to. */
export function checkCluster(
  { services }: SubstituteContext,
  { repository, environment }: DeployingJob,
): Substitute {
  return makeSubstitute(
    `This machine stands in for the cluster of '${environment}': its secret KUBE_CONFIG, or kubectl on the PATH, is missing. On github.com this step stops where the secret is missing, or its cluster cannot be used.`,
    async ({ step, reporter }) => {
      const key = { repositoryId: repository.id, environment };
      const [inUse] = await services.listReleases(key);
      const { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = step.variables;
      const isNewer = inUse && inUse.runId > Number(GITHUB_RUN_ID);
      if (isNewer && Number(GITHUB_RUN_ATTEMPT) === 1) {
        throw new Error(
          `A newer push is deployed already: it came with run ${inUse.runId}, and this is run ${GITHUB_RUN_ID}. To go back on purpose, re-run this job.`,
        );
      }
      reporter.line(
        inUse
          ? `In use is ${inUse.image}@${inUse.digest}, of ${inUse.sha}`
          : 'Nothing was deployed here yet',
      );
      return { outputs: { revision: inUse?.digest ?? '' } };
    },
  );
}
