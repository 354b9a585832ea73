import { createHash } from 'node:crypto';
import { TestBrowser, textOf } from '../__testUtils__/TestBrowser';
import { TestGithub } from '../__testUtils__/testGithub';

const CALLBACK = 'http://localhost:7007/api/auth/github/handler/frame';
const APP = {
  clientId: 'app-1',
  clientSecret: 's3cret',
  callbackUrl: CALLBACK,
};

function authorizePath(parameters: Record<string, string> = {}) {
  return `/login/oauth/authorize?${new URLSearchParams({
    client_id: APP.clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'read:user',
    state: 'opaque state',
    ...parameters,
  })}`;
}

async function authorized(
  browser: TestBrowser,
  parameters: Record<string, string> = {},
): Promise<URLSearchParams> {
  await browser.signIn('ben');
  await browser.open(authorizePath(parameters));
  const { url } = await browser.press('Authorize Wheelhouse');
  return new URL(url).searchParams;
}

describe('the OAuth web flow', () => {
  let now = new Date('2026-11-24T10:00:00Z');
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start({ oauthApp: APP, clock: () => now });
  });

  beforeEach(() => {
    now = new Date('2026-11-24T10:00:00Z');
  });

  async function exchange(parameters: Record<string, string | null>) {
    const response = await github.fetch('/login/oauth/access_token', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({
        client_id: APP.clientId,
        client_secret: APP.clientSecret,
        redirect_uri: CALLBACK,
        ...parameters,
      } as Record<string, string>),
    });
    return { status: response.status, body: await response.json() };
  }

  it('leads a stranger from sign-in to consent and back with code and state', async () => {
    const browser = new TestBrowser(github);

    await browser.open(authorizePath());
    expect(textOf(browser.page.html)).toContain('To continue to Wheelhouse');
    expect(textOf(browser.page.html)).toContain('this is not github.com');

    await browser.press('Sign in as ben');
    expect(textOf(browser.page.html)).toContain('Read your profile read:user');

    const { url } = await browser.press('Authorize Wheelhouse');
    expect(url.startsWith(`${CALLBACK}?`)).toBe(true);
    expect(new URL(url).searchParams.get('state')).toBe('opaque state');
    expect(new URL(url).searchParams.get('code')).toMatch(/^[0-9a-f]{20}$/);
  });

  it('issues a token that acts for the person, with the scopes they granted', async () => {
    const parameters = await authorized(new TestBrowser(github), {
      scope: 'read:user repo read:org',
    });

    const { status, body } = await exchange({ code: parameters.get('code') });

    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^gho_[0-9a-f]{36}$/),
      token_type: 'bearer',
      scope: 'read:user,repo,read:org',
    });
  });

  it('answers form-encoded to clients that do not ask for JSON', async () => {
    const parameters = await authorized(new TestBrowser(github));
    const response = await github.fetch('/login/oauth/access_token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        client_id: APP.clientId,
        client_secret: APP.clientSecret,
        code: parameters.get('code'),
      }),
    });
    const fields = new URLSearchParams(await response.text());
    expect(fields.get('access_token')).toMatch(/^gho_/);
    expect(fields.get('token_type')).toBe('bearer');
  });

  it('asks a person who is signed in for consent only, and for what is new', async () => {
    const browser = new TestBrowser(github);
    await browser.signIn('eve');
    await browser.open(authorizePath());
    await browser.press('Authorize Wheelhouse');

    await browser.open(authorizePath({ scope: 'read:user repo' }));

    const text = textOf(browser.page.html);
    expect(text).toContain('It asks to Full control of your private');
    expect(text).toContain('You agreed before to Read your profile');
  });

  it('grants what was granted before to an app that names no scope', async () => {
    const browser = new TestBrowser(github);
    await authorized(browser, { scope: 'repo' });
    const parameters = await authorized(browser, { scope: '' });

    const { body } = await exchange({ code: parameters.get('code') });
    expect(body.scope.split(',')).toContain('repo');
  });

  it('lets another user take over', async () => {
    const browser = new TestBrowser(github);
    await browser.signIn('ada');
    await browser.open(authorizePath());

    await browser.press('Use another account');
    await browser.press('Sign in as ben');

    expect(textOf(browser.page.html)).toContain('act for ben');
  });

  it('tells the app when the person says no', async () => {
    const browser = new TestBrowser(github);
    await browser.signIn('ben');
    await browser.open(authorizePath());

    const { searchParams } = new URL((await browser.press('Cancel')).url);

    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('state')).toBe('opaque state');
    expect(searchParams.get('code')).toBeNull();
  });

  it('refuses a wrong client secret and leaves the code usable', async () => {
    const code = (await authorized(new TestBrowser(github))).get('code');

    const refused = await exchange({ code, client_secret: 'guess' });
    expect(refused.status).toBe(200);
    expect(refused.body.error).toBe('incorrect_client_credentials');

    expect((await exchange({ code })).body.access_token).toBeDefined();
  });

  it('takes a code once', async () => {
    const code = (await authorized(new TestBrowser(github))).get('code');
    await exchange({ code });
    expect((await exchange({ code })).body.error).toBe('bad_verification_code');
  });

  it('takes no code after ten minutes', async () => {
    const code = (await authorized(new TestBrowser(github))).get('code');
    now = new Date('2026-11-24T10:10:00Z');
    expect((await exchange({ code })).body.error).toBe('bad_verification_code');
  });

  it('takes no code for another redirect address', async () => {
    const code = (await authorized(new TestBrowser(github))).get('code');
    const { body } = await exchange({ code, redirect_uri: `${CALLBACK}/x` });
    expect(body.error).toBe('redirect_uri_mismatch');
  });

  it('asks for the verifier of a challenge', async () => {
    const challenge = createHash('sha256')
      .update('verifier')
      .digest('base64url');
    const code = () =>
      authorized(new TestBrowser(github), {
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }).then(parameters => parameters.get('code'));

    const guessed = await exchange({ code: await code(), code_verifier: 'x' });
    expect(guessed.body.error).toBe('bad_verification_code');
    const proven = await exchange({
      code: await code(),
      code_verifier: 'verifier',
    });
    expect(proven.body.access_token).toBeDefined();
  });

  it('sends a foreign redirect address back to the registered one as an error', async () => {
    const browser = new TestBrowser(github);
    await browser.signIn('ben');

    const { url } = await browser.open(
      authorizePath({ redirect_uri: 'https://evil.example/' }),
    );

    expect(url.startsWith(CALLBACK)).toBe(true);
    expect(new URL(url).searchParams.get('error')).toBe(
      'redirect_uri_mismatch',
    );
  });

  it('knows no other apps', async () => {
    const page = await new TestBrowser(github).open(
      authorizePath({ client_id: 'other' }),
    );
    expect(page.status).toBe(404);
    const { status, body } = await exchange({ client_id: 'other', code: 'x' });
    expect({ status, body }).toEqual({
      status: 404,
      body: { error: 'Not Found' },
    });
  });

  it('takes no consent from a form that is not its own', async () => {
    const browser = new TestBrowser(github);
    await browser.signIn('ben');

    const forged = new URLSearchParams({ authorize: '1' });
    const page = await browser.send(authorizePath(), forged);
    expect(page.status).toBe(422);

    forged.set('authenticity_token', 'guess');
    expect((await browser.send(authorizePath(), forged)).status).toBe(422);
  });

  it('signs nobody in by a form that is not its own', async () => {
    const browser = new TestBrowser(github);
    const page = await browser.send(
      '/session',
      new URLSearchParams({ login: 'ada' }),
    );
    expect(page.status).toBe(422);
    expect(textOf((await browser.open('/')).html)).not.toContain('Sign out');
  });

  it('forgets who was signed in when they sign out', async () => {
    const browser = new TestBrowser(github);
    await browser.signIn('ben');
    await browser.press('Sign out');

    await browser.open(authorizePath());
    expect(new URL(browser.page.url).pathname).toBe('/login');
  });

  it('keeps tokens and sessions across a restart', async () => {
    const browser = new TestBrowser(github);
    const code = (await authorized(browser)).get('code');
    const { body } = await exchange({ code });

    await github.restart();

    await browser.open(authorizePath());
    expect(textOf(browser.page.html)).toContain('act for ben');
    const again = await exchange({ code });
    expect(again.body.error).toBe('bad_verification_code');
    expect(body.access_token).toBeDefined();
  });
});
