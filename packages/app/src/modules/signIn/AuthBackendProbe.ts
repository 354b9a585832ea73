import type { ConfigApi, DiscoveryApi } from '@backstage/frontend-plugin-api';
import type { SignInProblem } from './signInProblem';

/**
 * Asks the auth backend what a pop-up window cannot tell: a window that shows
 * an error page looks, from outside, like one that a person has closed.
 *
 * Plain `fetch`, since the fetch API waits for the identity of the person who
 * is about to sign in.
 */
export class AuthBackendProbe {
  constructor(
    private readonly apis: { config: ConfigApi; discovery: DiscoveryApi },
  ) {}

  /** Whether the backend answers at all. */
  async findProblem(): Promise<SignInProblem | undefined> {
    const baseUrl = await this.apis.discovery.getBaseUrl('auth');
    return this.ask(`${baseUrl}/.well-known/jwks.json`);
  }

  /** Whether the page that the window opens would lead on to GitHub. */
  async findProblemInWindow(): Promise<SignInProblem | undefined> {
    const baseUrl = await this.apis.discovery.getBaseUrl('auth');
    const query = new URLSearchParams({
      env:
        this.apis.config.getOptionalString('auth.environment') ?? 'development',
      flow: 'popup',
      origin: window.location.origin,
      scope: 'read:user',
    });
    return this.ask(`${baseUrl}/github/start?${query}`);
  }

  private async ask(url: string): Promise<SignInProblem | undefined> {
    let response: Response;
    try {
      response = await fetch(url, {
        credentials: 'include',
        redirect: 'manual',
      });
    } catch {
      return 'portalUnreachable';
    }
    if (response.status >= 500) return 'portalUnreachable';
    if (response.status === 403) return 'wrongAddress';
    if (response.status === 404) return 'notConfigured';
    return undefined;
  }
}
