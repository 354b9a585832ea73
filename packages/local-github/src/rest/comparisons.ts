import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { Commit } from '../git/commits';
import { notFound } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { commitItem, diffEntry } from '../representations/commits';

/** What one commit has that another has not. */
export function comparisonRoutes(context: Context): Hono<ApiEnv> {
  const { git, urls } = context;
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/compare/:basehead{.+}',
    repositoryAccess(context, 'pull'),
    async c => {
      const repository = c.get('repository');
      const objects = git.of(repository);
      const { basehead } = c.req.param();
      const names = basehead.split('...').map(withoutOwner);
      const [base, head] = await Promise.all(
        names.map(name => objects.resolveCommit(name)),
      );
      const common = base && head && (await objects.mergeBase(base, head));
      if (names.length !== 2 || !base || !head || !common) {
        throw notFound();
      }

      const [aheadBy, behindBy] = await Promise.all([
        objects.countCommits(head, { not: [base] }),
        objects.countCommits(base, { not: [head] }),
      ]);
      const page = requestedPage(c);
      linkPages(context, c, page, aheadBy);
      const ahead = await objects.log(head, { not: [base] });
      const listed = ahead
        .reverse()
        .slice(page.offset, page.offset + page.limit);
      const changes = page.number === 1 ? await objects.diff(common, head) : [];

      const describe = async (commit: Commit | undefined) => {
        if (!commit) {
          throw notFound();
        }
        return commitItem(context, repository, commit);
      };
      const htmlUrl = `${urls.repository(repository)}/compare/${basehead}`;
      return c.json({
        url: urls.repositoryApi(repository, `/compare/${basehead}`),
        html_url: htmlUrl,
        permalink_url: `${urls.repository(repository)}/compare/${base}...${head}`,
        diff_url: `${htmlUrl}.diff`,
        patch_url: `${htmlUrl}.patch`,
        base_commit: await describe(await objects.readCommit(base)),
        merge_base_commit: await describe(await objects.readCommit(common)),
        status: statusOf(aheadBy, behindBy),
        ahead_by: aheadBy,
        behind_by: behindBy,
        total_commits: aheadBy,
        commits: await Promise.all(listed.map(describe)),
        files: changes.map(change =>
          diffEntry(context, repository, head, change),
        ),
      });
    },
  );

  return app;
}

/** `owner:branch` names a fork's branch; here there is only the one repository. */
function withoutOwner(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function statusOf(aheadBy: number, behindBy: number) {
  if (aheadBy > 0) {
    return behindBy > 0 ? 'diverged' : 'ahead';
  }
  return behindBy > 0 ? 'behind' : 'identical';
}
