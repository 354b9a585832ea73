import { ConflictError } from '@backstage/errors';
import { RequestError } from 'octokit';
import { type GithubConnection, limitedFetch } from './GithubAccess';
import { type RepositoryAddress, repositorySlug } from './RepositoryAddress';

export type Visibility = 'private' | 'public';

export interface RepositoryFacts {
  /** Where people look at it. */
  htmlUrl: string;
  /** Where git pushes to. */
  cloneUrl: string;
  /** As set at creation; absent when empty. */
  homepage?: string;
  isPrivate: boolean;
}

export interface NewRepository {
  description: string;
  visibility: Visibility;
  homepage: string;
}

export interface Commit {
  sha: string;
  treeSha: string;
}

export interface Reviewer {
  type: 'User' | 'Team';
  id: number;
}

export interface BranchRules {
  requiredChecks: string[];
  requiredApprovals: number;
}

/**
 * One repository on GitHub, in the words of the golden path. Every write may
 * be repeated: it leads to the same state again.
 */
export class GithubRepository {
  constructor(
    readonly address: RepositoryAddress,
    readonly connection: GithubConnection,
    private readonly signal?: AbortSignal,
  ) {}

  private get target() {
    return { owner: this.address.owner, repo: this.address.name };
  }

  private get rest() {
    return this.connection.octokit.rest;
  }

  async find(): Promise<RepositoryFacts | undefined> {
    return absentOn([404], async () => {
      const { data } = await this.rest.repos.get(this.target);
      return toFacts(data);
    });
  }

  /** Fails with a ConflictError where the name is taken already. */
  async create(repository: NewRepository): Promise<RepositoryFacts> {
    const { owner, name } = this.address;
    const { visibility, ...rest } = repository;
    const settings = {
      ...rest,
      name,
      private: visibility === 'private',
      has_wiki: false,
      has_projects: false,
      delete_branch_on_merge: true,
    };

    try {
      const account = await this.rest.users.getByUsername({ username: owner });
      const { data } =
        account.data.type === 'Organization'
          ? await this.rest.repos.createInOrg({
              ...settings,
              org: owner,
              visibility,
            })
          : await this.rest.repos.createForAuthenticatedUser(settings);
      return toFacts(data);
    } catch (error) {
      if (isRefusal(error, [422]) && /already exists/i.test(error.message)) {
        throw new ConflictError(
          `a repository ${repositorySlug(this.address)} exists already`,
          error,
        );
      }
      throw error;
    }
  }

  /** Whether git, which may see a new repository later than the API, can push to it. */
  async acceptsPushes(cloneUrl: string): Promise<boolean> {
    const response = await limitedFetch(this.signal)(
      `${cloneUrl}/info/refs?service=git-receive-pack`,
      { headers: { authorization: basicAuth(this.connection.token) } },
    );
    await response.body?.cancel();
    if (response.ok) return true;
    if (response.status === 404 || response.status >= 500) return false;
    throw new Error(
      `git may not push to ${cloneUrl}: ${response.status} ${response.statusText}`,
    );
  }

  /** Lets a team (`organization/slug`) or a user (`login`) write to the repository. */
  async grantWriteAccess(maintainer: string): Promise<void> {
    const [organization, team] = maintainer.split('/');
    if (team) {
      await this.rest.teams.addOrUpdateRepoPermissionsInOrg({
        ...this.target,
        org: organization,
        team_slug: team,
        permission: 'maintain',
      });
    } else {
      await this.rest.repos.addCollaborator({
        ...this.target,
        username: maintainer,
        permission: 'maintain',
      });
    }
  }

  async findReviewer(maintainer: string): Promise<Reviewer | undefined> {
    const [organization, team] = maintainer.split('/');
    return absentOn([404], async () => {
      if (team) {
        const { data } = await this.rest.teams.getByName({
          org: organization,
          team_slug: team,
        });
        return { type: 'Team', id: data.id };
      }
      const { data } = await this.rest.users.getByUsername({
        username: maintainer,
      });
      return { type: 'User', id: data.id };
    });
  }

  async putEnvironment(name: string, reviewers: Reviewer[]): Promise<void> {
    await this.rest.repos.createOrUpdateEnvironment({
      ...this.target,
      environment_name: name,
      reviewers: reviewers.length ? reviewers : null,
    });
  }

  async environmentNames(): Promise<string[]> {
    const names = await absentOn([404], async () => {
      const { data } = await this.rest.repos.getAllEnvironments(this.target);
      return data.environments?.map(environment => environment.name);
    });
    return names ?? [];
  }

  /** The newest commit of a branch; absent while there is none. */
  async findHead(branch: string): Promise<Commit | undefined> {
    return absentOn([404, 409], async () => {
      const ref = await this.rest.git.getRef({
        ...this.target,
        ref: `heads/${branch}`,
      });
      const commit = await this.rest.git.getCommit({
        ...this.target,
        commit_sha: ref.data.object.sha,
      });
      return { sha: commit.data.sha, treeSha: commit.data.tree.sha };
    });
  }

  /** Where people watch the workflow run that a commit started. */
  async findWorkflowRun(sha: string): Promise<string | undefined> {
    const { data } = await this.rest.actions.listWorkflowRunsForRepo({
      ...this.target,
      head_sha: sha,
    });
    return data.workflow_runs.at(0)?.html_url;
  }

  async protectBranch(branch: string, rules: BranchRules): Promise<void> {
    await this.rest.repos.updateBranchProtection({
      ...this.target,
      branch,
      required_status_checks: { strict: false, contexts: rules.requiredChecks },
      required_pull_request_reviews: {
        required_approving_review_count: rules.requiredApprovals,
      },
      enforce_admins: false,
      restrictions: null,
    });
  }
}

export function isRefusal(
  error: unknown,
  statuses: number[],
): error is RequestError {
  return error instanceof RequestError && statuses.includes(error.status);
}

export function basicAuth(token: string): string {
  return `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
}

async function absentOn<T>(
  statuses: number[],
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isRefusal(error, statuses)) return undefined;
    throw error;
  }
}

function toFacts(data: {
  html_url: string;
  clone_url?: string;
  homepage?: string | null;
  private: boolean;
}): RepositoryFacts {
  return {
    htmlUrl: data.html_url,
    cloneUrl: data.clone_url ?? `${data.html_url}.git`,
    homepage: data.homepage || undefined,
    isPrivate: data.private,
  };
}
