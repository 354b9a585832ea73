import type {
  RepositoryObjectArgs,
  RepositoryPullRequestArgs,
  RepositoryRefArgs,
  RepositoryRefsArgs,
  RepositoryRepositoryTopicsArgs,
} from '@octokit/graphql-schema';
import { viewerPermission } from '../auth/permissions';
import { BRANCHES } from '../git/refs';
import { nodeId } from '../representations/nodeId';
import { Repository } from '../store/RepositoryStore';
import { accountNode } from './accounts';
import { connection, PAGING } from './connection';
import { deploymentsField } from './deployments';
import { findObject, refNode } from './gitObjects';
import { issueField, issuesField, labelsField } from './issues';
import { pullRequestNode, pullRequestsField } from './pullRequests';
import { failure, field, GraphqlRequest, Served } from './serve';

const PERMISSIONS = {
  pull: 'READ',
  triage: 'TRIAGE',
  push: 'WRITE',
  maintain: 'MAINTAIN',
  admin: 'ADMIN',
};

export function repositoryNode(
  request: GraphqlRequest,
  repository: Repository,
): Served {
  const { urls, git } = request.context;
  const { owner, name, settings } = repository;
  const nameWithOwner = `${owner.login}/${name}`;
  const findRef = async (qualified: string) => {
    const ref = await git.of(repository).findRef(qualified);
    return ref ? refNode(request, repository, ref) : null;
  };
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name,
    nameWithOwner,
    owner: () => accountNode(request, owner),
    description: repository.description,
    homepageUrl: repository.homepage,
    url: urls.repository(repository),
    resourcePath: `/${nameWithOwner}`,
    sshUrl: `git@localhost:${nameWithOwner}.git`,
    createdAt: repository.createdAt,
    updatedAt: repository.updatedAt,
    pushedAt: repository.pushedAt,
    diskUsage: repository.sizeKb,
    isArchived: repository.isArchived,
    isDisabled: false,
    isFork: false,
    isInOrganization: owner.type === 'Organization',
    isLocked: false,
    isMirror: false,
    isPrivate: repository.isPrivate,
    isTemplate: repository.isTemplate,
    isEmpty: () => git.of(repository).isEmpty(),
    visibility: repository.isPrivate ? 'PRIVATE' : 'PUBLIC',
    forkCount: 0,
    stargazerCount: 0,
    hasIssuesEnabled: settings.hasIssues,
    hasWikiEnabled: settings.hasWiki,
    mergeCommitAllowed: settings.allowMergeCommit,
    squashMergeAllowed: settings.allowSquashMerge,
    rebaseMergeAllowed: settings.allowRebaseMerge,
    deleteBranchOnMerge: settings.deleteBranchOnMerge,
    licenseInfo: null,
    primaryLanguage: null,
    viewerPermission: async () =>
      PERMISSIONS[
        (await viewerPermission(request.context, repository, request.viewer)) ??
          'pull'
      ],
    repositoryTopics: field<RepositoryRepositoryTopicsArgs>(PAGING, args =>
      connection([...repository.topics.entries()], args, {
        name: 'repositoryTopics',
        key: ([position]) => position,
        node: ([position, topic]) =>
          topicNode(request, repository, position, topic),
      }),
    ),
    defaultBranchRef: () => findRef(`${BRANCHES}${repository.defaultBranch}`),
    ref: field<RepositoryRefArgs>(['qualifiedName'], ({ qualifiedName }) =>
      findRef(
        qualifiedName.startsWith('refs/')
          ? qualifiedName
          : `${BRANCHES}${qualifiedName}`,
      ),
    ),
    refs: field<RepositoryRefsArgs>([...PAGING, 'refPrefix'], async args => {
      const refs = await git.of(repository).listRefs(args.refPrefix);
      return connection([...refs.entries()], args, {
        name: 'refs',
        key: ([position]) => position,
        node: ([, ref]) => refNode(request, repository, ref),
      });
    }),
    deployments: deploymentsField(request, repository),
    issue: issueField(request, repository),
    issues: issuesField(request, repository),
    labels: labelsField(request, repository),
    pullRequest: field<RepositoryPullRequestArgs>(
      ['number'],
      async ({ number }) => {
        const { pullRequests } = request.context.store;
        const found = await pullRequests.find(repository.id, number);
        if (!found) {
          throw failure(
            'NOT_FOUND',
            `Could not resolve to a PullRequest with the number of ${number}.`,
          );
        }
        return pullRequestNode(request, repository, found);
      },
    ),
    pullRequests: pullRequestsField(request, repository),
    object: field<RepositoryObjectArgs>(
      ['expression', 'oid'],
      ({ expression, oid }) =>
        findObject(request, repository, oid ?? expression),
    ),
  };
}

function topicNode(
  { context }: GraphqlRequest,
  repository: Repository,
  position: number,
  topic: string,
): Served {
  return {
    __typename: 'RepositoryTopic',
    id: nodeId('RepositoryTopic', repository.id, position),
    url: context.urls.page(`/topics/${topic}`),
    resourcePath: `/topics/${topic}`,
    topic: { id: nodeId('Topic', topic), name: topic, stargazerCount: 0 },
  };
}
