import { screen } from '@testing-library/react';
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
    expect(await screen.findByText('github.example/larkspur')).toBeVisible();
  });

  it('offers the other allowed owners', async () => {
    renderForm({ githubOwner });
    await screen.findByText('github.example/larkspur');
    await userEvent.click(await field());
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'github.example/wheelhouse-bot',
      }),
    );
    expect(await field()).toHaveTextContent('github.example/wheelhouse-bot');
  });
});
