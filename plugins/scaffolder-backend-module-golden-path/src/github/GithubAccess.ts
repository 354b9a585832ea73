import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  type GithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { Octokit } from 'octokit';

/** Longest that one request may take before it counts as failed. */
const REQUEST_TIMEOUT_MS = 30_000;

/** GitHub as seen with the portal's own token. */
export interface GithubConnection {
  octokit: Octokit;
  token: string;
}

export interface ConnectOptions {
  logger: LoggerService;
  signal?: AbortSignal;
  /** How often a request that failed on GitHub's side is sent again. Default: 2 */
  retries?: number;
}

/**
 * Opens connections to the configured GitHub hosts. The token comes from the
 * integration, never from a user or a task, and stays in this process.
 */
export class GithubAccess {
  private readonly credentials: GithubCredentialsProvider;

  constructor(private readonly integrations: ScmIntegrationRegistry) {
    this.credentials =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  }

  async connect(
    { host, owner }: { host: string; owner?: string },
    { logger, signal, retries = 2 }: ConnectOptions,
  ): Promise<GithubConnection> {
    const integration = this.integrations.github.byHost(host);
    if (!integration) {
      throw new InputError(
        `No entry of 'integrations.github' has host ${host}`,
      );
    }

    const { token } = await this.credentials.getCredentials({
      url: owner ? `https://${host}/${owner}` : `https://${host}`,
    });
    if (!token) {
      throw new InputError(
        `The entry of 'integrations.github' for ${host} has no token: the portal needs one to create repositories`,
      );
    }

    const octokit = new Octokit({
      auth: token,
      baseUrl: integration.config.apiBaseUrl,
      log: quiet(logger),
      request: { fetch: limitedFetch(signal), retries },
      // A handful of writes per service: pausing a second between them, as
      // the plugin does, is for programs that send thousands.
      throttle: { enabled: false },
      retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 422, 451, 501] },
    });
    return { octokit, token };
  }
}

/** `fetch` that gives up in time, and at once when the task is cancelled. */
export function limitedFetch(signal?: AbortSignal): typeof fetch {
  return (input, init) => {
    const limits = [AbortSignal.timeout(REQUEST_TIMEOUT_MS)];
    if (signal) limits.push(signal);
    return fetch(input, { ...init, signal: AbortSignal.any(limits) });
  };
}

/** Octokit reports each request: worth a line only where something is odd. */
function quiet(logger: LoggerService) {
  return {
    debug: () => {},
    info: () => {},
    warn: (message: string) => logger.warn(message),
    error: (message: string) => logger.warn(message),
  };
}
