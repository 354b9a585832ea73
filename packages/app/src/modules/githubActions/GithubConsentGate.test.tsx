import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { scmAuthApiRef, type ScmAuthApi } from '@backstage/integration-react';
import { GithubConsentGate } from './GithubConsentGate';

function renderGate(getCredentials: ScmAuthApi['getCredentials']) {
  renderInTestApp(
    <GithubConsentGate>
      <p>The runs</p>
    </GithubConsentGate>,
    {
      apis: [[scmAuthApiRef, { getCredentials }]],
      config: { integrations: { github: [{ host: 'localhost:7008' }] } },
    },
  );
}

const credentials = (token: string) => ({ token, headers: {} });

describe('GithubConsentGate', () => {
  it('shows what is behind it to who has agreed before', async () => {
    renderGate(async () => credentials('ghp_test'));

    expect(await screen.findByText('The runs')).toBeInTheDocument();
  });

  it('asks nobody for merely looking', async () => {
    const getCredentials = jest.fn(async () => credentials(''));
    renderGate(getCredentials);

    expect(
      await screen.findByRole('button', { name: 'Connect GitHub' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('The runs')).not.toBeInTheDocument();
    expect(getCredentials).toHaveBeenCalledTimes(1);
    expect(getCredentials).toHaveBeenCalledWith(
      expect.objectContaining({
        url: 'https://localhost:7008/',
        optional: true,
      }),
    );
  });

  it('opens once the person has agreed', async () => {
    renderGate(async ({ optional }) => credentials(optional ? '' : 'ghp_test'));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Connect GitHub' }),
    );

    expect(await screen.findByText('The runs')).toBeInTheDocument();
  });

  it('says that it was refused, and lets one try again', async () => {
    renderGate(async ({ optional }) => {
      if (optional) return credentials('');
      throw new Error('Login failed, rejected by user');
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Connect GitHub' }),
    );

    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent('rejected by user'),
    );
    expect(
      screen.getByRole('button', { name: 'Connect GitHub' }),
    ).toBeInTheDocument();
  });
});
