import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { larkspur, renderForm } from '../../__testUtils__/renderForm';

const squad = {
  title: 'Owning squad',
  type: 'string',
  'ui:field': 'OwningSquad',
} as const;

const field = () => screen.findByRole('button', { name: /Owning squad/ });

async function withSquads(...titles: string[]) {
  return {
    ...(await larkspur.listChoices()),
    squads: titles.map(title => ({
      entityRef: `group:default/${title.toLowerCase()}`,
      title,
    })),
  };
}

describe('OwningSquad', () => {
  it('offers the squads that one may create a service for', async () => {
    renderForm({ squad });
    await userEvent.click(await field());
    const list = await screen.findByRole('listbox');
    expect(
      within(list)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual(['Payments', 'Storefront']);
  });

  it('chooses for those who are in one squad', async () => {
    renderForm({ squad }, { listChoices: () => withSquads('Payments') });
    await waitFor(async () =>
      expect(await field()).toHaveTextContent('Payments'),
    );
  });

  it('tells those who are in no squad what to do', async () => {
    renderForm({ squad }, { listChoices: () => withSquads() });
    expect(await screen.findByText(/You are in no squad/)).toBeInTheDocument();
  });

  it('says why, where squads cannot be loaded', async () => {
    renderForm(
      { squad },
      { listChoices: () => Promise.reject(new Error('no answer')) },
    );
    expect(await screen.findByText(/no answer/)).toBeInTheDocument();
  });
});
