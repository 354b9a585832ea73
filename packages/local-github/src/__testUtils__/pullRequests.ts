import { pushFiles } from './pushFiles';
import { TestGithub } from './testGithub';

export const SHOP = { owner: 'acme', repo: 'shop' };

/** `acme/shop` with a first commit on `main`, where `ben` can push. */
export async function createShop(github: TestGithub): Promise<void> {
  const { repos } = github.octokit().rest;
  await repos.createInOrg({ org: 'acme', name: 'shop' });
  await repos.addCollaborator({ ...SHOP, username: 'ben', permission: 'push' });
  await pushFiles(github, 'acme/shop', {
    files: { 'README.md': '# Shop\n', 'prices.txt': 'rose 3\ntulip 2\n' },
  });
}

interface Proposal {
  branch: string;
  login?: string;
  title?: string;
  body?: string;
  draft?: boolean;
  files?: Record<string, string>;
}

/** Pushes a branch that starts at `main`, and opens a pull request for it. */
export async function propose(
  github: TestGithub,
  {
    branch,
    login = 'ben',
    title = `Add ${branch}`,
    files = { [`${branch}.txt`]: `${branch}\n` },
    ...rest
  }: Proposal,
): Promise<number> {
  const octokit = github.octokit(login);
  await branchOff(github, branch);
  await pushFiles(github, 'acme/shop', {
    login,
    branch,
    files,
    message: title,
  });
  const { data } = await octokit.rest.pulls.create({
    ...SHOP,
    title,
    head: branch,
    base: 'main',
    ...rest,
  });
  return data.number;
}

/** A new branch at the tip of `main`. */
export async function branchOff(
  github: TestGithub,
  branch: string,
): Promise<void> {
  const { git } = github.octokit().rest;
  const { data } = await git.getRef({ ...SHOP, ref: 'heads/main' });
  await git.createRef({
    ...SHOP,
    ref: `refs/heads/${branch}`,
    sha: data.object.sha,
  });
}

/** What a request was refused with. */
export async function refusal(
  request: Promise<unknown>,
): Promise<{ status: number; message: string }> {
  try {
    await request;
  } catch (error) {
    const { status, message } = error as { status: number; message: string };
    return { status, message: message.replace(/ - https:\/\/docs.*$/s, '') };
  }
  throw new Error('It was not refused');
}
