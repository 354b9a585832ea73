import { components } from '@octokit/openapi-types';
import { includes } from '../auth/permissions';
import { Context } from '../context';
import { Permission, Repository } from '../store/RepositoryStore';
import { simpleUser } from './accounts';
import { nodeId } from './nodeId';

type Schemas = components['schemas'];

/** The address templates that clients build their next requests from. */
function repositoryUrls(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
) {
  const api = urls.repositoryApi(repository);
  const { owner, name } = repository;
  return {
    html_url: urls.repository(repository),
    url: api,
    archive_url: `${api}/{archive_format}{/ref}`,
    assignees_url: `${api}/assignees{/user}`,
    blobs_url: `${api}/git/blobs{/sha}`,
    branches_url: `${api}/branches{/branch}`,
    collaborators_url: `${api}/collaborators{/collaborator}`,
    comments_url: `${api}/comments{/number}`,
    commits_url: `${api}/commits{/sha}`,
    compare_url: `${api}/compare/{base}...{head}`,
    contents_url: `${api}/contents/{+path}`,
    contributors_url: `${api}/contributors`,
    deployments_url: `${api}/deployments`,
    downloads_url: `${api}/downloads`,
    events_url: `${api}/events`,
    forks_url: `${api}/forks`,
    git_commits_url: `${api}/git/commits{/sha}`,
    git_refs_url: `${api}/git/refs{/sha}`,
    git_tags_url: `${api}/git/tags{/sha}`,
    hooks_url: `${api}/hooks`,
    issue_comment_url: `${api}/issues/comments{/number}`,
    issue_events_url: `${api}/issues/events{/number}`,
    issues_url: `${api}/issues{/number}`,
    keys_url: `${api}/keys{/key_id}`,
    labels_url: `${api}/labels{/name}`,
    languages_url: `${api}/languages`,
    merges_url: `${api}/merges`,
    milestones_url: `${api}/milestones{/number}`,
    notifications_url: `${api}/notifications{?since,all,participating}`,
    pulls_url: `${api}/pulls{/number}`,
    releases_url: `${api}/releases{/id}`,
    stargazers_url: `${api}/stargazers`,
    statuses_url: `${api}/statuses/{sha}`,
    subscribers_url: `${api}/subscribers`,
    subscription_url: `${api}/subscription`,
    tags_url: `${api}/tags`,
    teams_url: `${api}/teams`,
    trees_url: `${api}/git/trees{/sha}`,
    clone_url: urls.clone(repository),
    git_url: `git://${urls.host}/${owner.login}/${name}.git`,
    ssh_url: `git@localhost:${owner.login}/${name}.git`,
    svn_url: urls.repository(repository),
    mirror_url: null,
  };
}

/** What every representation of a repository says about it. */
function repositoryFacts(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  permission: Permission | undefined,
) {
  const { owner, name, settings } = repository;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name,
    full_name: `${owner.login}/${name}`,
    owner: simpleUser(context, owner),
    private: repository.isPrivate,
    description: repository.description,
    fork: false,
    ...repositoryUrls(context, repository),
    homepage: repository.homepage,
    language: null,
    forks_count: 0,
    forks: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    size: repository.sizeKb,
    default_branch: repository.defaultBranch,
    open_issues_count: repository.openIssues,
    open_issues: repository.openIssues,
    is_template: repository.isTemplate,
    topics: repository.topics,
    has_issues: settings.hasIssues,
    has_projects: settings.hasProjects,
    has_wiki: settings.hasWiki,
    has_pages: false,
    has_downloads: true,
    has_discussions: settings.hasDiscussions,
    archived: repository.isArchived,
    disabled: false,
    visibility: repository.isPrivate ? 'private' : 'public',
    license: null,
    allow_forking: settings.allowForking,
    web_commit_signoff_required: settings.webCommitSignoffRequired,
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    ...(permission && { permissions: permissionFlags(permission) }),
  };
}

function mergeSettings({ settings }: Repository) {
  return {
    allow_rebase_merge: settings.allowRebaseMerge,
    allow_squash_merge: settings.allowSquashMerge,
    allow_merge_commit: settings.allowMergeCommit,
    allow_auto_merge: settings.allowAutoMerge,
    allow_update_branch: settings.allowUpdateBranch,
    delete_branch_on_merge: settings.deleteBranchOnMerge,
    use_squash_pr_title_as_default:
      settings.squashMergeCommitTitle === 'PR_TITLE',
    squash_merge_commit_title: settings.squashMergeCommitTitle,
    squash_merge_commit_message: settings.squashMergeCommitMessage,
    merge_commit_title: settings.mergeCommitTitle,
    merge_commit_message: settings.mergeCommitMessage,
  };
}

export function permissionFlags(permission: Permission) {
  return {
    admin: includes(permission, 'admin'),
    maintain: includes(permission, 'maintain'),
    push: includes(permission, 'push'),
    triage: includes(permission, 'triage'),
    pull: includes(permission, 'pull'),
  };
}

/** As lists of an owner's repositories show it. */
export function minimalRepository(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  permission?: Permission,
): Schemas['minimal-repository'] {
  return repositoryFacts(context, repository, permission);
}

/** As lists of one's own repositories, search results and webhooks show it. */
export function repositoryItem(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  permission?: Permission,
): Schemas['repository'] {
  return repositoryFacts(context, repository, permission);
}

/** As it shows itself. Merge settings are for those who may push. */
export function fullRepository(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  permission?: Permission,
): Schemas['full-repository'] {
  const { owner } = repository;
  return {
    ...repositoryFacts(context, repository, permission),
    ...(permission &&
      includes(permission, 'push') &&
      mergeSettings(repository)),
    temp_clone_token: permission ? '' : null,
    ...(owner.type === 'Organization' && {
      organization: simpleUser(context, owner),
    }),
    network_count: 0,
    subscribers_count: 0,
  };
}
