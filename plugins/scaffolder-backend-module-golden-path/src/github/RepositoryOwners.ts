import type { LoggerService } from '@backstage/backend-plugin-api';
import type { GoldenPathSettings } from '../settings';
import type { GithubAccess } from './GithubAccess';
import { isRefusal } from './GithubRepository';

type Settings = Pick<
  GoldenPathSettings,
  'githubHost' | 'defaultOwner' | 'allowedOwners'
>;

/** Knows which users and organizations may own the repository of a new service. */
export class RepositoryOwners {
  private account?: string;

  constructor(
    private readonly options: {
      settings: Settings;
      github: GithubAccess;
      logger: LoggerService;
    },
  ) {}

  /** The allowed owners, the one to suggest first. */
  async list(): Promise<string[]> {
    const { defaultOwner, allowedOwners } = this.options.settings;
    const suggested =
      defaultOwner ?? allowedOwners[0] ?? (await this.findAccount());
    return [...new Set([suggested, ...allowedOwners])];
  }

  /** Why a repository cannot be created for this owner, or nothing. */
  async explainRefusal(owner: string): Promise<string | undefined> {
    const allowed = await this.list();
    if (!allowed.some(candidate => sameLogin(candidate, owner))) {
      return `'${owner}' is not allowed. Accepted: ${allowed.join(', ')}`;
    }

    const { octokit } = await this.connect();
    try {
      const { data } = await octokit.rest.users.getByUsername({
        username: owner,
      });
      if (data.type === 'Organization') return undefined;
    } catch (error) {
      if (!isRefusal(error, [404])) throw error;
      return `${this.options.settings.githubHost} knows no user or organization '${owner}'`;
    }

    const account = await this.findAccount();
    return sameLogin(account, owner)
      ? undefined
      : `'${owner}' is another person's account: GitHub lets the portal create repositories in its own ('${account}') and in organizations`;
  }

  /** Login of the account that the portal's token belongs to. */
  private async findAccount(): Promise<string> {
    if (!this.account) {
      const { octokit } = await this.connect();
      const { data } = await octokit.rest.users.getAuthenticated();
      this.account = data.login;
    }
    return this.account;
  }

  private connect() {
    const { github, settings, logger } = this.options;
    return github.connect({ host: settings.githubHost }, { logger });
  }
}

/** GitHub's logins are the same in whatever case. */
function sameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
