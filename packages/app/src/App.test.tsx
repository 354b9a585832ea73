import { render, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import App from './App';

/** Hands the app its configuration as the backend does: in the page. */
function injectConfig(data: object) {
  const script = document.createElement('script');
  script.type = 'backstage.io/config';
  script.textContent = JSON.stringify([{ context: 'test', data }]);
  document.head.append(script);
}

describe('App', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('asks a person who is not signed in to sign in with GitHub', async () => {
    server.use(
      http.get('*/api/auth/github/refresh', () =>
        HttpResponse.json({}, { status: 401 }),
      ),
      http.get('*/api/auth/.well-known/jwks.json', () =>
        HttpResponse.json({ keys: [] }),
      ),
    );
    injectConfig({
      app: { title: 'Wheelhouse', baseUrl: 'http://localhost' },
      backend: { baseUrl: 'http://localhost' },
    });

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Sign in with GitHub' }),
    ).toBeInTheDocument();
  });
});
