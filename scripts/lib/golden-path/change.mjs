import { Refusal } from './Api.mjs';
import { PhaseFailure } from './PhaseFailure.mjs';

const branch = 'golden-path-change';

/**
 * Proposes a change as a squad does: a branch, a commit, a pull request. Where
 * nothing protects the default branch it is committed there at once.
 */
export async function proposeChange(repository, base) {
  const {
    protection,
    protected: isProtected,
    commit,
  } = await repository.api.get(`/branches/${base}`);
  if (!isProtected) {
    return { sha: await editReadme(repository, base) };
  }
  await repository.api.post('/git/refs', {
    ref: `refs/heads/${branch}`,
    sha: commit.sha,
  });
  const head = await editReadme(repository, branch);
  const { number, html_url: url } = await repository.api.post('/pulls', {
    title: 'Walk the golden path once more',
    body: 'A change that alters nothing but a version: to see it go live.',
    head: branch,
    base,
  });
  return {
    number,
    url,
    head,
    requiredChecks: protection?.required_status_checks?.contexts ?? [],
  };
}

/** Approves as somebody else than the author, where there is somebody else. */
export async function approve(pull, reviewer) {
  await reviewer?.api.post(`/pulls/${pull.number}/reviews`, {
    event: 'APPROVE',
  });
}

/** Merges, and answers the commit that is on the default branch now. */
export async function merge(repository, pull) {
  try {
    const { sha } = await repository.api.put(`/pulls/${pull.number}/merge`, {
      merge_method: 'squash',
    });
    return sha;
  } catch (error) {
    if (error instanceof Refusal && error.status === 405) {
      throw new PhaseFailure(
        `${pull.url} may not be merged: ${error.message}\nA second person has to approve it: set WHEELHOUSE_REVIEWER_TOKEN to their GitHub token.`,
      );
    }
    throw error;
  }
}

async function editReadme(repository, onBranch) {
  const file = await repository.api.get(`/contents/README.md?ref=${onBranch}`);
  const text = Buffer.from(file.content, 'base64').toString('utf8');
  const { commit } = await repository.api.put('/contents/README.md', {
    message: 'Note that the golden path was walked',
    content: Buffer.from(
      `${text.trimEnd()}\n\n<!-- The golden path was walked. -->\n`,
    ).toString('base64'),
    sha: file.sha,
    branch: onBranch,
  });
  return commit.sha;
}
