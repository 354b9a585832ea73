import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { githubAuthApiRef, SessionState } from '@backstage/frontend-plugin-api';
import type {
  BackstageIdentityApi,
  BackstageIdentityResponse,
} from '@backstage/frontend-plugin-api';
import {
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { SignInPage } from './SignInPage';

const config = {
  app: { title: 'Wheelhouse', baseUrl: 'http://portal.test' },
  backend: { baseUrl: 'http://portal.test' },
  organization: { name: 'Larkspur' },
};

const priya: BackstageIdentityResponse = {
  token: 'token',
  identity: {
    type: 'user',
    userEntityRef: 'user:default/priya-raman',
    ownershipEntityRefs: ['user:default/priya-raman', 'group:default/payments'],
  },
};

/** GitHub sign-in with a session from earlier, and with what its window ends in. */
function githubAuth(options: {
  session?: BackstageIdentityResponse;
  window?: () => Promise<BackstageIdentityResponse>;
}) {
  const getBackstageIdentity: BackstageIdentityApi['getBackstageIdentity'] =
    async ({ optional } = {}) =>
      optional ? options.session : options.window?.();

  return {
    getBackstageIdentity,
    getAccessToken: async () => 'github-token',
    getProfile: async () => ({ displayName: 'Priya Raman' }),
    sessionState$: () => ({
      [Symbol.observable]() {
        return this;
      },
      subscribe: () => ({ closed: true, unsubscribe() {} }),
    }),
    signIn: async () => {},
    signOut: async () => {},
    state: SessionState.SignedOut,
  };
}

const failsWith =
  (message: string, name: string) => (): Promise<BackstageIdentityResponse> =>
    Promise.reject(Object.assign(new Error(message), { name }));

function renderSignIn(options: Parameters<typeof githubAuth>[0]) {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
    apis: [[githubAuthApiRef, githubAuth(options)]],
    config,
  });
  return onSignInSuccess;
}

const signInButton = () =>
  screen.findByRole('button', { name: 'Sign in with GitHub' });

describe('SignInPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const keySet = 'http://portal.test/api/auth/.well-known/jwks.json';
  const start = 'http://portal.test/api/auth/github/start';

  beforeEach(() => {
    server.use(http.get(keySet, () => HttpResponse.json({ keys: [] })));
  });

  it('lets a person in at once who has a session from an earlier visit', async () => {
    const onSignInSuccess = renderSignIn({ session: priya });

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    const [identityApi] = onSignInSuccess.mock.calls[0];
    expect(await identityApi.getBackstageIdentity()).toEqual(priya.identity);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('offers GitHub and nothing else to a person without a session', async () => {
    renderSignIn({});

    expect(await signInButton()).toBeEnabled();
    expect(screen.getAllByRole('button')).toHaveLength(1);
    expect(
      screen.getByRole('heading', { name: 'Sign in to Wheelhouse' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/account you use at Larkspur/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('lets a person in whom GitHub has authorized', async () => {
    const onSignInSuccess = renderSignIn({ window: async () => priya });

    await userEvent.click(await signInButton());

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
  });

  it('says that it waits while the window from GitHub is open', async () => {
    renderSignIn({ window: () => new Promise(() => {}) });

    await userEvent.click(await signInButton());

    expect(
      await screen.findByText(/Go on in the window from GitHub/),
    ).toBeInTheDocument();
  });

  it('explains a denied authorization and lets the person try again', async () => {
    const onSignInSuccess = renderSignIn({
      window: jest
        .fn(async () => priya)
        .mockImplementationOnce(
          failsWith(
            'Authentication rejected, The user has denied your application access.',
            'Error',
          ),
        ),
    });

    await userEvent.click(await signInButton());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You were not signed in.*was refused.*choose Authorize/,
    );

    await userEvent.click(await signInButton());
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
  });

  it("names the settings to check, and keeps the error's own words, where GitHub refuses the client secret", async () => {
    renderSignIn({
      window: failsWith(
        'Authentication failed, Failed to obtain access token',
        'Error',
      ),
    });

    await userEvent.click(await signInButton());

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('AUTH_GITHUB_CLIENT_SECRET');
    expect(alert).toHaveTextContent('Failed to obtain access token');
  });

  it('tells a person who is not in the catalog whom to ask', async () => {
    renderSignIn({
      window: failsWith(
        'Failed to sign-in, unable to resolve user identity. Please verify that your catalog contains the expected User entities',
        'Error',
      ),
    });

    await userEvent.click(await signInButton());

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('GitHub knows you, Wheelhouse does not');
    expect(alert).toHaveTextContent('Ask the platform team to add you');
    expect(alert).not.toHaveTextContent('resolver');
  });

  it('asks to allow pop-up windows where the browser blocks them', async () => {
    renderSignIn({
      window: failsWith('Failed to open auth popup.', 'PopupRejectedError'),
    });

    await userEvent.click(await signInButton());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      `Allow pop-up windows for ${window.location.origin}`,
    );
  });

  describe('when the window was closed without an answer', () => {
    const closed = failsWith(
      'Login failed, popup was closed',
      'PopupClosedError',
    );

    it.each([
      [
        'the person closed it',
        () => new HttpResponse(null, { status: 302 }),
        'The sign-in window was closed',
      ],
      [
        'it showed that the address is not allowed',
        () => HttpResponse.json({}, { status: 403 }),
        'The portal has another address',
      ],
      [
        'it showed that there is no such provider',
        () => HttpResponse.json({}, { status: 404 }),
        'Sign-in with GitHub is not set up',
      ],
      [
        'it showed that nobody answers',
        () => HttpResponse.error(),
        'Wheelhouse does not answer',
      ],
    ])('finds out that %s', async (_, answer, title) => {
      server.use(http.get(start, answer));
      renderSignIn({ window: closed });

      await userEvent.click(await signInButton());

      expect(await screen.findByRole('alert')).toHaveTextContent(title);
    });
  });

  it.each([
    ['cannot be reached', () => HttpResponse.error()],
    ['is starting', () => new HttpResponse(null, { status: 503 })],
  ])('says before any click that the portal %s', async (_, answer) => {
    server.use(http.get(keySet, answer));
    renderSignIn({});

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Wheelhouse does not answer',
    );
    expect(await signInButton()).toBeEnabled();
  });
});
