import { imageName } from './buildImage';
import { JobSituation, Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';
import { SubstituteContext } from './SubstituteContext';

export function pushImage(
  { store }: SubstituteContext,
  job: JobSituation,
): Substitute {
  return makeSubstitute(
    'Nothing leaves this machine: what was built is kept here, and known by its digest. On github.com this step pushes the image to ghcr.io.',
    async ({ reporter }) => {
      const build = await store.findBuildOf(job.repository.id, job.sha);
      if (!build) {
        throw new Error(
          `Nothing was built from ${job.sha} on this machine. The step 'build-image' has to run before.`,
        );
      }
      const pushed = `${imageName(job)}@${build.digest}`;
      reporter.line(pushed);
      return {
        outputs: { digest: build.digest },
        summary: `Image: \`${pushed}\` (on this machine)\n`,
      };
    },
  );
}
