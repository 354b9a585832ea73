import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderForm } from '../../__testUtils__/renderForm';

const githubOwner = {
  title: 'GitHub owner',
  type: 'string',
  'ui:field': 'GithubOwner',
} as const;

const field = () => screen.findByRole('button', { name: /GitHub owner/ });

describe('GithubOwner', () => {
  it('suggests the configured owner', async () => {
    renderForm({ githubOwner });
    await waitFor(async () =>
      expect(await field()).toHaveTextContent('github.example/larkspur'),
    );
  });

  it('offers the other allowed owners', async () => {
    renderForm({ githubOwner });
    await waitFor(async () =>
      expect(await field()).toHaveTextContent('github.example/larkspur'),
    );
    await userEvent.click(await field());
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'github.example/wheelhouse-bot',
      }),
    );
    await waitFor(async () =>
      expect(await field()).toHaveTextContent('github.example/wheelhouse-bot'),
    );
  });
});
