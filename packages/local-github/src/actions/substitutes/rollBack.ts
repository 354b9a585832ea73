import { Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';
import { DeployingJob, SubstituteContext } from './SubstituteContext';

/** Goes back to REVISION, as `check-cluster` answered it. */
export function rollBack(
  { services }: SubstituteContext,
  { repository, environment }: DeployingJob,
): Substitute {
  return makeSubstitute(
    `On this machine a version that does not become healthy is never put in use; one that fails the smoke test is replaced by the one before. On github.com this step undoes the rollout in the cluster.`,
    async ({ step, reporter, signal }) => {
      const key = { repositoryId: repository.id, environment };
      const { REVISION: revision = '' } = step.env;
      const [inUse] = await services.listReleases(key);
      if (!revision) {
        reporter.notice(
          'Nothing to roll back to: this was the first deployment. It is left as it is, to be looked at.',
        );
      } else if (inUse?.digest === revision) {
        reporter.notice(
          `Nothing to roll back: ${inUse.image}@${revision} is still in use.`,
        );
      } else {
        const { url, release } = await services.rollBack(
          { ...key, digest: revision },
          { signal },
        );
        reporter.warning(
          `Rolled back: ${release?.image} serves again at ${url}. The log of the failed step says why.`,
        );
      }
      return {};
    },
  );
}
