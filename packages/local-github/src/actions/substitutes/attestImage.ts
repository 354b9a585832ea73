import { imageName } from './buildImage';
import { JobSituation, Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';
import { requireBuild } from './requireBuild';
import { SubstituteContext } from './SubstituteContext';

/** Says what would be signed. */
export function attestImage(
  { store }: SubstituteContext,
  job: JobSituation,
): Substitute {
  return makeSubstitute(
    'Nothing is attached: this machine has no identity that could sign. On github.com this step lists what is in the image (SBOM), and signs the list and where the image comes from.',
    async ({ step, reporter }) => {
      const { GITHUB_WORKFLOW_REF = '', GITHUB_RUN_ID = '' } = step.variables;
      const { digest } = await requireBuild(store, job);
      reporter.line('It would say:');
      reporter.line(`  subject   ${imageName(job)}@${digest}`);
      reporter.line(`  commit    ${job.sha}`);
      reporter.line(`  workflow  ${GITHUB_WORKFLOW_REF}`);
      reporter.line(`  run       ${GITHUB_RUN_ID}`);
      return {};
    },
  );
}
