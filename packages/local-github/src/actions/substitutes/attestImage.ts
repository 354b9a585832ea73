import { imageName } from './buildImage';
import { JobSituation, Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';
import { SubstituteContext } from './SubstituteContext';

export function attestImage(
  { store }: SubstituteContext,
  job: JobSituation,
): Substitute {
  return makeSubstitute(
    'Nothing is attached: this machine has no identity that could sign. On github.com this step lists what is in the image (SBOM), and signs the list and where the image comes from.',
    async ({ step, reporter }) => {
      const { GITHUB_WORKFLOW_REF = '', GITHUB_RUN_ID = '' } = step.variables;
      const build = await store.findBuildOf(job.repository.id, job.sha);
      reporter.line('It would say:');
      reporter.line(`  subject   ${imageName(job)}@${build?.digest ?? ''}`);
      reporter.line(`  commit    ${job.sha}`);
      reporter.line(`  workflow  ${GITHUB_WORKFLOW_REF}`);
      reporter.line(`  run       ${GITHUB_RUN_ID}`);
      return {};
    },
  );
}
