import { html } from 'hono/html';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { DescribedPullRequest } from '../../pulls/DescribedPullRequest';
import { possibleReviewers } from '../../pulls/possibleReviewers';
import { User } from '../../store/AccountStore';
import { PullRequest } from '../../store/PullRequestStore';
import { Repository } from '../../store/RepositoryStore';
import { Team } from '../../store/TeamStore';
import { Markup, NOTHING } from '../layout';
import { repositoryPath, Visit } from '../visit';
import { pullPath } from './paths';

/** Asks somebody for a review; those who were asked are not offered again. */
export async function reviewerForm(
  context: Context,
  { c, repository }: Visit,
  pullRequest: DescribedPullRequest,
): Promise<Markup> {
  const { users, teams } = await possibleReviewers(
    context,
    repository,
    pullRequest,
  );
  const { requestedReviewers, requestedTeams } = pullRequest;
  const left = {
    users: users.filter(({ id }) => !hasId(requestedReviewers, id)),
    teams: teams.filter(({ id }) => !hasId(requestedTeams, id)),
  };
  if (left.users.length + left.teams.length === 0) {
    return NOTHING;
  }
  return html`
    <form
      class="toolbar chooser"
      method="post"
      action="${pullPath(repositoryPath(repository), pullRequest)}/reviewers"
    >
      ${formTokenField(c)}
      <label
        >Ask for a review by
        <select name="reviewer" required>
          <option value="">Choose somebody</option>
          ${left.users.map(
            ({ id, login, name }) =>
              html`<option value="user:${id}">
                ${login}${name ? ` (${name})` : ''}
              </option>`,
          )}
          ${left.teams.map(
            ({ id, name }) =>
              html`<option value="team:${id}">Team ${name}</option>`,
          )}
        </select>
      </label>
      <button>Request</button>
    </form>
  `;
}

/** Whom such a form names. */
export async function readReviewer(
  context: Context,
  repository: Repository,
  pullRequest: PullRequest,
  form: URLSearchParams,
): Promise<User | Team | undefined> {
  const [kind, id] = (form.get('reviewer') ?? '').split(':');
  const { users, teams } = await possibleReviewers(
    context,
    repository,
    pullRequest,
  );
  return kind === 'team'
    ? teams.find(team => team.id === Number(id))
    : users.find(user => user.id === Number(id));
}

function hasId(list: Array<{ id: number }>, wanted: number): boolean {
  return list.some(({ id }) => id === wanted);
}
