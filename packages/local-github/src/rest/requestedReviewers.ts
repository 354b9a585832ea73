import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import { permissionOf } from '../auth/permissions';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { unprocessable } from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { requestedReviewers } from '../pulls/describePullRequest';
import { setRequested } from '../pulls/reviewRequests';
import { restPortraits } from '../representations/Portraits';
import { pullRequestSimple } from '../representations/pullRequests';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';
import {
  describeCurrent,
  requireEditor,
  requirePullRequest,
} from './pullRequest';

const reviewersBody = z.object({
  reviewers: z.array(z.string()).default([]),
  team_reviewers: z.array(z.string()).default([]),
});

const PATH = '/repos/:owner/:repo/pulls/:number/requested_reviewers';

/** Who is asked to review a pull request. */
export function requestedReviewerRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get(PATH, repositoryAccess(context, 'pull'), async c => {
    const { owner } = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const asked = await requestedReviewers(context, pullRequest);
    const { account, team } = restPortraits(context);
    return c.json({
      users: asked.requestedReviewers.map(account),
      teams:
        owner.type === 'Organization'
          ? asked.requestedTeams.map(each => team(owner, each))
          : [],
    });
  });

  app.post(PATH, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const { user } = requireEditor(c, pullRequest);
    const body = await parseBody(c, 'PullRequest', reviewersBody);
    const reviewers = await findReviewers(context, repository, body);
    if (reviewers.some(each => isUser(each, pullRequest.authorId))) {
      throw unprocessable(
        'Review cannot be requested from pull request author.',
      );
    }
    await setRequested(context, repository, pullRequest, user, {
      reviewers,
      isRequested: true,
    });
    const described = await describeCurrent(context, c);
    return c.json(pullRequestSimple(context, repository, described), 201);
  });

  app.delete(PATH, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const { user } = requireEditor(c, pullRequest);
    const body = await parseBody(c, 'PullRequest', reviewersBody);
    const reviewers = await findReviewers(context, repository, body);
    await setRequested(context, repository, pullRequest, user, {
      reviewers,
      isRequested: false,
    });
    const described = await describeCurrent(context, c);
    return c.json(pullRequestSimple(context, repository, described));
  });

  return app;
}

/** Those named, who must be able to read what they are to review. */
async function findReviewers(
  context: Context,
  repository: Repository,
  { reviewers, team_reviewers }: z.output<typeof reviewersBody>,
): Promise<Array<User | Team>> {
  const { accounts, teams } = context.store;
  const found: Array<User | Team> = [];
  for (const login of reviewers) {
    const user = await accounts.findUser(login);
    if (!user || !(await permissionOf(context, repository, user.id))) {
      throw unprocessable(
        'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
      );
    }
    found.push(user);
  }
  for (const slug of team_reviewers) {
    const team = await teams.find(repository.owner.id, slug);
    if (!team) {
      throw unprocessable('Could not resolve to a node with that slug.');
    }
    found.push(team);
  }
  return found;
}

function isUser(reviewer: User | Team, id: number): boolean {
  return !('slug' in reviewer) && reviewer.id === id;
}
