import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { TestGithub } from './testGithub';

const run = promisify(execFile);

const AUTHOR = {
  GIT_AUTHOR_NAME: 'Ada Okoro',
  GIT_AUTHOR_EMAIL: 'ada@acme.example',
  GIT_COMMITTER_NAME: 'Ada Okoro',
  GIT_COMMITTER_EMAIL: 'ada@acme.example',
};

interface Push {
  login?: string;
  branch?: string;
  message?: string;
  /** Content by path. */
  files: Record<string, string>;
}

/** Commits files on top of a branch and pushes them with git; answers the sha. */
export async function pushFiles(
  github: Pick<TestGithub, 'url'>,
  repository: string,
  { login = 'ada', branch = 'main', message = 'Change files', files }: Push,
): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'local-github-clone-'));
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', args, {
      cwd: directory,
      env: { ...process.env, ...AUTHOR },
    });
    return stdout.trim();
  };
  try {
    const url = new URL(`${github.url}/${repository}.git`);
    url.username = login;
    url.password = `ghp_${login}`;
    await git('init', '--quiet', `--initial-branch=${branch}`);
    await git('remote', 'add', 'origin', url.toString());
    if (await git('ls-remote', '--heads', 'origin', branch)) {
      await git('pull', '--quiet', 'origin', branch);
    }
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), content);
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
    await git('push', '--quiet', 'origin', branch);
    return await git('rev-parse', 'HEAD');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
