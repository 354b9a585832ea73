import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GithubProcess } from './GithubProcess';
import { HOOK_SECRET } from './HookReceiver';

export const BOT = 'wheelhouse-bot';

/** The real command, once it listens. What happens in `acme` is told to the hook. */
export async function startHookedGithub(
  dataDir: string,
  hook: { url: string; events: string[] },
  env: Record<string, string> = {},
): Promise<GithubProcess> {
  const seedFile = join(dataDir, 'seed.json');
  await writeFile(
    seedFile,
    JSON.stringify({
      users: [{ login: BOT }],
      organizations: [{ login: 'acme', owners: [BOT], webhooks: [hook] }],
    }),
  );
  const github = await GithubProcess.start({
    HOME: dataDir,
    LOCAL_GITHUB_DATA: dataDir,
    LOCAL_GITHUB_SEED: seedFile,
    LOCAL_GITHUB_CONTAINER_ENGINE: 'none',
    GITHUB_TOKEN: `ghp_${BOT}`,
    GITHUB_WEBHOOK_SECRET: HOOK_SECRET,
    ...env,
  });
  await github.listening();
  return github;
}
