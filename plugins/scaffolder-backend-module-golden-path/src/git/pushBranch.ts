import fs from 'node:fs';
import git from 'isomorphic-git';
import { fetchHttpClient } from './fetchHttpClient';

/** Pushes a branch that was committed into `gitdir`. */
export async function pushBranch(options: {
  gitdir: string;
  url: string;
  branch: string;
  token: string;
  signal?: AbortSignal;
}): Promise<void> {
  const { gitdir, url, branch, token, signal } = options;
  await git.push({
    fs,
    http: fetchHttpClient(signal),
    gitdir,
    url,
    ref: branch,
    remoteRef: `refs/heads/${branch}`,
    onAuth: () => ({ username: 'x-access-token', password: token }),
    // Asked again only after a refusal: without this, it would ask for ever.
    onAuthFailure: () => ({ cancel: true }),
  });
}
