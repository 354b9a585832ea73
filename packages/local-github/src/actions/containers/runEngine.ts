import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inheritedEnvironment } from '../steps/stepEnvironment';

const run = promisify(execFile);

/** For a base image over a slow line. */
export const PULL_TIMEOUT_MS = 300_000;

/** What engines are told by the environment of whoever runs them. */
const SETTINGS =
  /^(DOCKER|CONTAINERS?|BUILDAH|STORAGE|REGISTRY)_|^XDG_RUNTIME_DIR$/;

/** What an engine sees of our environment: what a step sees, and its own settings. */
export function engineEnvironment(
  ours: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const settings = Object.entries(ours).flatMap(([name, value]) =>
    SETTINGS.test(name) && value !== undefined ? [[name, value]] : [],
  );
  return { ...inheritedEnvironment(ours), ...Object.fromEntries(settings) };
}

/** Asks an engine something, and answers what it prints. */
export async function runEngine(
  program: string,
  args: string[],
  {
    env = engineEnvironment(),
    timeoutMs = 60_000,
  }: { env?: Record<string, string>; timeoutMs?: number } = {},
): Promise<string> {
  try {
    const { stdout } = await run(program, args, {
      env,
      timeout: timeoutMs,
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout.trim();
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const reason = stderr?.trim() || message;
    throw new Error(`${program} ${args[0]} failed: ${reason}`, {
      cause: error,
    });
  }
}
