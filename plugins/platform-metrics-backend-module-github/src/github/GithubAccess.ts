import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  type GithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { GithubClient } from './GithubClient';
import { GithubQuota } from './GithubQuota';

/** Opens the repositories of all configured GitHub hosts, each with its own token. */
export class GithubAccess {
  private readonly credentials: GithubCredentialsProvider;
  private readonly quotas = new Map<string, GithubQuota>();

  constructor(
    private readonly options: {
      integrations: ScmIntegrationRegistry;
      logger: LoggerService;
      rateLimitReserve: number;
      now: () => number;
    },
  ) {
    this.credentials = DefaultGithubCredentialsProvider.fromIntegrations(
      options.integrations,
    );
  }

  /** @param url - where people look at the repository */
  async open(url: string, signal?: AbortSignal): Promise<GithubClient> {
    const { integrations, logger, now } = this.options;
    const { token } = await this.credentials.getCredentials({ url });
    const { apiBaseUrl } = integrations.github.byUrl(url)?.config ?? {};
    return new GithubClient({
      apiBaseUrl,
      token,
      quota: this.quotaOf(`${apiBaseUrl} ${token}`),
      logger,
      now,
      signal,
    });
  }

  /** Each token has a rate limit of its own. */
  private quotaOf(holder: string): GithubQuota {
    const { rateLimitReserve: reserve, now } = this.options;
    const quota = this.quotas.get(holder) ?? new GithubQuota({ reserve, now });
    this.quotas.set(holder, quota);
    return quota;
  }
}
