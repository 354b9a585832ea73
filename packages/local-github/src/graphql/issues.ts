import type {
  IssueLabelsArgs,
  IssueAssigneesArgs,
  IssueCommentsArgs,
  RepositoryIssueArgs,
  RepositoryIssuesArgs,
  RepositoryLabelsArgs,
} from '@octokit/graphql-schema';
import { requireUser } from '../pulls/describePullRequest';
import { label as labelFacts } from '../representations/labels';
import { nodeId } from '../representations/nodeId';
import { Issue } from '../store/IssueStore';
import { Label } from '../store/LabelStore';
import { Repository } from '../store/RepositoryStore';
import { userNode } from './accounts';
import { connection, PAGING } from './connection';
import { failure, field, GraphqlRequest, Served } from './serve';

export function issueNode(
  request: GraphqlRequest,
  repository: Repository,
  issue: Issue,
): Served {
  const { context } = request;
  const { store, urls } = context;
  const { number, state, stateReason } = issue;
  const url = `${urls.repository(repository)}/issues/${number}`;
  return {
    __typename: 'Issue',
    id: nodeId('Issue', issue.id),
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    number,
    url,
    resourcePath: new URL(url).pathname,
    title: issue.title,
    body: issue.body ?? '',
    state: state.toUpperCase(),
    stateReason: field<{ enableDuplicate?: boolean | null }>(
      ['enableDuplicate'],
      ({ enableDuplicate }) =>
        stateReason === 'duplicate' && !enableDuplicate
          ? 'NOT_PLANNED'
          : (stateReason?.toUpperCase() ?? null),
    ),
    closed: state === 'closed',
    closedAt: issue.closedAt,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    author: async () =>
      userNode(request, await requireUser(context, issue.authorId)),
    labels: field<IssueLabelsArgs>(PAGING, async args =>
      connection(
        [...(await store.issueMarks.listLabels(issue)).entries()],
        args,
        {
          name: 'labels',
          key: ([position]) => position,
          node: ([, each]) => labelNode(request, repository, each),
        },
      ),
    ),
    assignees: field<IssueAssigneesArgs>(PAGING, async args =>
      connection(
        [...(await store.issueMarks.listAssignees(issue)).entries()],
        args,
        {
          name: 'assignees',
          key: ([position]) => position,
          node: ([, user]) => userNode(request, user),
        },
      ),
    ),
    comments: field<IssueCommentsArgs>(PAGING, async args =>
      connection(await store.issueComments.list(issue), args, {
        name: 'comments',
        key: ({ id }) => id,
        node: comment => ({
          __typename: 'IssueComment',
          id: nodeId('IssueComment', comment.id),
          databaseId: comment.id,
          body: comment.body,
          url: `${url}#issuecomment-${comment.id}`,
          createdAt: comment.createdAt,
          updatedAt: comment.updatedAt,
          author: async () =>
            userNode(request, await requireUser(context, comment.authorId)),
        }),
      }),
    ),
  };
}

function labelNode(
  { context }: GraphqlRequest,
  repository: Repository,
  label: Label,
): Served {
  const {
    node_id: id,
    name,
    color,
    description,
  } = labelFacts(context, repository, label);
  return {
    __typename: 'Label',
    id,
    name,
    color,
    description,
    isDefault: label.isDefault,
  };
}

/** One of a repository's issues. */
export function issueField(request: GraphqlRequest, repository: Repository) {
  return field<RepositoryIssueArgs>(['number'], async ({ number }) => {
    const { issues } = request.context.store;
    const found = await issues.find(repository.id, number);
    if (!found) {
      throw failure(
        'NOT_FOUND',
        `Could not resolve to an Issue with the number of ${number}.`,
      );
    }
    return issueNode(request, repository, found);
  });
}

/** Of a repository, the oldest first. Pull requests are not among them. */
export function issuesField(request: GraphqlRequest, repository: Repository) {
  const { issues } = request.context.store;
  return field<RepositoryIssuesArgs>(
    [...PAGING, 'states', 'labels'],
    async args => {
      const entries = await issues.list(
        { repositoryId: repository.id, isPullRequest: false },
        { sort: 'created', direction: 'asc' },
      );
      const all = await Promise.all(
        entries.map(({ number }) => issues.find(repository.id, number)),
      );
      const { states, labels } = args;
      const labelled =
        labels && (await numbersWith(request, repository, labels));
      const wanted = all
        .filter(issue => issue !== undefined)
        .filter(
          ({ state, number }) =>
            (!states || states.some(each => each.toLowerCase() === state)) &&
            (!labelled || labelled.has(number)),
        );
      return connection(wanted, args, {
        name: 'issues',
        key: ({ number }) => number,
        node: issue => issueNode(request, repository, issue),
      });
    },
  );
}

/** Here, unlike in REST, any of the labels will do. */
async function numbersWith(
  { context }: GraphqlRequest,
  { id }: Repository,
  labels: string[],
): Promise<Set<number>> {
  const found = await Promise.all(
    labels.map(name =>
      context.store.issues.list({ repositoryId: id, labels: [name] }),
    ),
  );
  return new Set(found.flat().map(({ number }) => number));
}

/** What a repository's issues and pull requests can be labelled with. */
export function labelsField(request: GraphqlRequest, repository: Repository) {
  return field<RepositoryLabelsArgs>(PAGING, async args => {
    const labels = await request.context.store.labels.list(repository.id);
    return connection([...labels.entries()], args, {
      name: 'labels',
      key: ([position]) => position,
      node: ([, each]) => labelNode(request, repository, each),
    });
  });
}
