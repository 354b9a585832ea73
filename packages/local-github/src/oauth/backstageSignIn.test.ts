import { ConfigReader } from '@backstage/config';
import { githubAuthenticator } from '@backstage/plugin-auth-backend-module-github-provider';
import { TestBrowser } from '../__testUtils__/TestBrowser';
import { TestGithub } from '../__testUtils__/testGithub';

const CALLBACK = 'http://localhost:7007/api/auth/github/handler/frame';

type StartInput = Parameters<typeof githubAuthenticator.start>[0];

/** Passport reads the query of a request, and little else. */
function aRequest(query: Record<string, string> = {}) {
  return { query, method: 'GET', headers: {} } as unknown as StartInput['req'];
}

describe('Backstage’s GitHub authentication', () => {
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start({
      oauthApp: {
        clientId: 'portal',
        clientSecret: 's3cret',
        callbackUrl: CALLBACK,
      },
    });
  });

  const initialize = (clientSecret = 's3cret') =>
    githubAuthenticator.initialize({
      callbackUrl: CALLBACK,
      config: new ConfigReader({
        clientId: 'portal',
        clientSecret,
        enterpriseInstanceUrl: github.url,
      }),
    });

  async function returnTo(scope: string, button = 'Authorize Wheelhouse') {
    const { url } = await githubAuthenticator.start(
      { scope, state: 'opaque', req: aRequest() },
      initialize(),
    );
    const browser = new TestBrowser(github);
    await browser.signIn('ben');
    await browser.open(url);
    const back = new URL((await browser.press(button)).url);
    return Object.fromEntries(back.searchParams);
  }

  it('signs a person in, and reads their profile', async () => {
    const query = await returnTo('read:user');

    const { fullProfile, session } = await githubAuthenticator.authenticate(
      { req: aRequest(query) },
      initialize(),
    );

    expect(fullProfile).toMatchObject({
      username: 'ben',
      displayName: 'Ben Lind',
      profileUrl: `${github.url}/ben`,
      photos: [{ value: `${github.url}/avatars/ben` }],
    });
    expect(session).toMatchObject({ scope: 'read:user', tokenType: 'bearer' });
  });

  it('refreshes the session with the token that lasts', async () => {
    const query = await returnTo('read:user');
    const { session } = await githubAuthenticator.authenticate(
      { req: aRequest(query) },
      initialize(),
    );

    const refreshed = await githubAuthenticator.refresh(
      {
        scope: 'read:user',
        scopeAlreadyGranted: true,
        refreshToken: session.refreshToken ?? '',
        req: aRequest(),
      },
      initialize(),
    );

    expect(refreshed.fullProfile.username).toBe('ben');
    expect(refreshed.session.accessToken).toBe(session.accessToken);
  });

  it('reports that a wrong client secret gets no token', async () => {
    const query = await returnTo('read:user');
    await expect(
      githubAuthenticator.authenticate(
        { req: aRequest(query) },
        initialize('wrong'),
      ),
    ).rejects.toThrow('Failed to obtain access token');
  });

  it('reports that the person said no', async () => {
    const query = await returnTo('read:user', 'Cancel');
    await expect(
      githubAuthenticator.authenticate({ req: aRequest(query) }, initialize()),
    ).rejects.toThrow('denied');
  });
});
