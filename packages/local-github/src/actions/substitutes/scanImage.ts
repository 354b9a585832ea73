import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from '../steps/findProgram';
import { StepCommand } from '../steps/runCommand';
import { stepEnvironment } from '../steps/stepEnvironment';
import { StepContext } from '../steps/StepContext';
import { JobSituation, Substitute } from './Substitute';
import { makeSubstitute } from './makeSubstitute';
import { requireBuild } from './requireBuild';
import { SubstituteContext } from './SubstituteContext';

type Scanner = 'grype' | 'trivy';

/** What a scanner looks at: an exported image, or a folder. */
interface Subject {
  kind: 'image' | 'folder';
  path: string;
}

/** Like the workflow's own: only what is critical and has a fix counts. */
function scannerArguments(scanner: Scanner, { kind, path }: Subject): string[] {
  if (scanner === 'grype') {
    const source = kind === 'image' ? 'docker-archive' : 'dir';
    return [`${source}:${path}`, '--fail-on', 'critical', '--only-fixed'];
  }
  return [
    ...(kind === 'image' ? ['image', '--input', path] : ['rootfs', path]),
    ...['--severity', 'CRITICAL', '--ignore-unfixed', '--exit-code', '1'],
  ];
}

/** Scans what was built with the scanner of this machine, where it has one. */
export async function scanImage(
  context: SubstituteContext,
  job: JobSituation,
): Promise<Substitute> {
  const found = await findScanner(process.env.PATH ?? '');
  if (!found) {
    return makeSubstitute(
      'Nothing was scanned: neither grype nor trivy is on the PATH. On github.com this step scans the image, and stops where it finds something critical that has a fix.',
      async () => ({}),
    );
  }

  return makeSubstitute(
    `What was built is scanned by ${found.scanner} of this machine. On github.com the scanner of the workflow does it.`,
    async ({ step, run }) => {
      const { subject, exportImage } = await findSubject(context, job, step);
      try {
        if (exportImage) {
          await run(exportImage);
        }
        await run({
          command: found.program,
          args: scannerArguments(found.scanner, subject),
          cwd: step.workspace,
          env: stepEnvironment(step),
        });
        return {};
      } finally {
        if (exportImage) {
          await rm(subject.path, { force: true });
        }
      }
    },
  );
}

async function findScanner(
  path: string,
): Promise<{ scanner: Scanner; program: string } | undefined> {
  for (const scanner of ['grype', 'trivy'] as const) {
    const program = await findProgram(scanner, path);
    if (program) {
      return { scanner, program };
    }
  }
  return undefined;
}

async function findSubject(
  { store, builds, engines }: SubstituteContext,
  job: JobSituation,
  { tempDir }: StepContext,
): Promise<{ subject: Subject; exportImage?: StepCommand }> {
  const build = await requireBuild(store, job);
  const { engine } = await engines.find();
  if (build.runtime === 'process' || !engine) {
    return { subject: { kind: 'folder', path: builds.folderOf(build) } };
  }
  const path = join(tempDir, 'image.tar');
  return {
    subject: { kind: 'image', path },
    exportImage: engine.exportCommand(build, path),
  };
}
