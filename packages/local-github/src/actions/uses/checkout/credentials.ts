import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionRun } from '../ActionRun';
import { Git } from './Git';

/**
 * Lets git in this checkout, and in its worktrees, speak to the server with the
 * token. As GitHub's does, it writes the token to a file in the job's temporary
 * folder that the repository's configuration only names.
 */
export async function persistCredentials(
  { step, inputs }: ActionRun,
  folder: string,
  git: Git,
): Promise<void> {
  const token = inputs.text('token') ?? step.token;
  const credential = Buffer.from(`x-access-token:${token}`).toString('base64');
  step.masks.add(token);
  step.masks.add(credential);

  const { origin } = new URL(step.repository.serverUrl);
  const file = join(step.tempDir, `git-credentials-${randomUUID()}.config`);
  await writeFile(
    file,
    `[http "${origin}/"]\n\textraheader = AUTHORIZATION: basic ${credential}\n`,
    { mode: 0o600 },
  );
  for (const key of includes(folder)) {
    await git.ask(['config', '--local', key, file]);
  }
}

/** Forgets the credentials of an earlier checkout in the same folder. */
export async function removeCredentials(
  folder: string,
  git: Git,
): Promise<void> {
  const entries = await git.ask(['config', '--local', '--list']);
  for (const key of includes(folder)) {
    const prefix = `${key.toLowerCase()}=`;
    const entry = entries.find(line => line.toLowerCase().startsWith(prefix));
    if (entry) {
      await git.ask(['config', '--local', '--unset-all', key]);
      await rm(entry.slice(prefix.length), { force: true });
    }
  }
}

function includes(folder: string): string[] {
  const gitDir = join(folder, '.git');
  return [
    `includeIf.gitdir:${gitDir}.path`,
    `includeIf.gitdir:${gitDir}/worktrees/*.path`,
  ];
}
