import { imageName } from './buildImage';
import { JobSituation, Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';
import { requireBuild } from './requireBuild';
import { SubstituteContext } from './SubstituteContext';

/** Answers the digest of what was built, which stays where it is. */
export function pushImage(
  { store }: SubstituteContext,
  job: JobSituation,
): Substitute {
  return makeSubstitute(
    'Nothing leaves this machine: what was built is kept here, and known by its digest. On github.com this step pushes the image to ghcr.io.',
    async ({ reporter }) => {
      const { digest } = await requireBuild(store, job);
      const pushed = `${imageName(job)}@${digest}`;
      reporter.line(pushed);
      return {
        outputs: { digest },
        summary: `Image: \`${pushed}\` (on this machine)\n`,
      };
    },
  );
}
