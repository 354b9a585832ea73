import { html } from 'hono/html';
import { Duration } from 'luxon';
import { Context } from '../../context';
import { parseCommit } from '../../git/commits';
import { GitObject, readObjects } from '../../git/objects';
import { BRANCHES } from '../../git/refs';
import { Markup, NOTHING } from '../layout';
import { repositoryPath, Visit } from '../visit';
import { comparePath } from './paths';

/** How long after a push a repository's page offers to make more of it. */
const RECENT = Duration.fromObject({ hours: 1 });

/** For branches that were just pushed: the next step is one press away. */
export async function recentBranches(
  { store, clock }: Context,
  { viewer, repository, objects }: Visit,
): Promise<Markup> {
  const { id, defaultBranch, pushedAt, isArchived } = repository;
  const since = clock().getTime() - RECENT.toMillis();
  if (!viewer || isArchived || Date.parse(pushedAt) < since) {
    return NOTHING;
  }
  const refs = await objects.listRefs(BRANCHES);
  const base = refs.find(({ name }) => name === `${BRANCHES}${defaultBranch}`);
  const commits = await readObjects(
    objects,
    refs.map(({ sha }) => sha),
  );
  const recent = refs.filter((_, position) => {
    const commit = commits[position];
    return commit && committedAt(commit) >= since;
  });
  const found: string[] = [];
  for (const { name, sha } of base ? recent : []) {
    const branch = name.slice(BRANCHES.length);
    const known = await store.pullRequests.count({
      repositoryId: id,
      headRef: branch,
      headSha: sha,
    });
    if (base && known === 0 && !(await objects.isAncestor(sha, base.sha))) {
      found.push(branch);
    }
  }
  const home = repositoryPath(repository);
  return html`${found.map(
    branch =>
      html`<p class="notice fresh">
        <span><code>${branch}</code> had recent pushes.</span>
        <a class="button" href="${comparePath(home, defaultBranch, branch)}"
          >Compare & pull request</a
        >
      </p>`,
  )}`;
}

function committedAt({ sha, content }: GitObject): number {
  return Date.parse(parseCommit(sha, content).committer.date);
}
