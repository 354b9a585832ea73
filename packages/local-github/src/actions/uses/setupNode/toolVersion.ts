import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `<tool> --version` says; `undefined` for what does not run here. */
export async function toolVersion(
  program: string,
  { env, cwd }: { env: Record<string, string>; cwd?: string },
): Promise<string | undefined> {
  try {
    const { stdout } = await run(program, ['--version'], {
      env,
      cwd,
      timeout: 10_000,
    });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
