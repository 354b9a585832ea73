import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Health } from '@internal/plugin-service-deployments-common';
import { AddressGuard, ForbiddenAddressError } from './AddressGuard';

export interface HealthSettings {
  /** Path below an environment's URL that says whether the service is ready. */
  path: string;
  /** Hosts in private networks that may be asked. */
  privateHosts: string[];
}

/** Longer than a service that is well needs, shorter than a person waits. */
const TIMEOUT_MS = 5_000;

/**
 * Asks a deployed service how it is.
 *
 * Whoever may push to a repository chooses the address. So it is asked without
 * credentials, redirects are not followed, only the status of the answer is
 * looked at, and private networks are left alone but where the configuration
 * names the host.
 */
export class HealthProbe {
  private readonly guard: AddressGuard;

  constructor(
    private readonly settings: HealthSettings,
    private readonly timeoutMs: number = TIMEOUT_MS,
  ) {
    this.guard = new AddressGuard(settings.privateHosts);
  }

  async check(environmentUrl: string): Promise<Health> {
    const checkedAt = new Date().toISOString();
    try {
      const status = await this.statusOf(this.healthUrl(environmentUrl));
      return {
        status: status >= 200 && status < 300 ? 'healthy' : 'unhealthy',
        detail: `${this.settings.path} answered ${status}`,
        checkedAt,
      };
    } catch (error) {
      if (error instanceof ForbiddenAddressError) {
        return { status: 'unchecked', detail: error.message, checkedAt };
      }
      return { status: 'unreachable', detail: reasonOf(error), checkedAt };
    }
  }

  private healthUrl(environmentUrl: string): URL {
    const url = new URL(environmentUrl);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${this.settings.path}`;
    url.search = '';
    url.hash = '';
    url.username = '';
    url.password = '';
    return url;
  }

  private async statusOf(url: URL): Promise<number> {
    const { lookup } = this.guard.admit(url);
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const asking = request(url, {
        agent: false,
        lookup,
        headers: { 'user-agent': 'wheelhouse-health' },
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      asking.once('response', answer => {
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      });
      asking.once('error', reject);
      asking.end();
    });
  }
}

const reasons: Record<string, string> = {
  ABORT_ERR: 'did not answer in time',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke off the connection',
  EHOSTUNREACH: 'cannot be reached',
  ENOTFOUND: 'has a name that nobody knows',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return `The service ${(code && reasons[code]) ?? `could not be asked: ${message}`}`;
}
