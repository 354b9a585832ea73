import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Loaded, type Loadable } from './Loaded';

const renderLoaded = (state: Partial<Loadable<string>>) =>
  renderInTestApp(
    <Loaded
      state={{ retry: () => undefined, ...state }}
      what="Tides"
      skeleton="~~~"
    >
      {value => <p>{value}</p>}
    </Loaded>,
  );

describe('Loaded', () => {
  it('says what is read, in the shape of what will be there', async () => {
    renderLoaded({});

    const status = await screen.findByRole('status');
    expect(status).toHaveTextContent('Reading Tides~~~');
    expect(status).toHaveAttribute('aria-busy', 'true');
  });

  it('shows what was read', async () => {
    renderLoaded({ value: 'High at noon' });

    expect(await screen.findByText('High at noon')).toBeInTheDocument();
  });

  it('says that what it shows answers an earlier question', async () => {
    renderLoaded({ value: 'High at noon', isOutdated: true });

    expect(
      (await screen.findByText('High at noon')).parentElement,
    ).toHaveAttribute('aria-busy', 'true');
  });

  it('says why nothing was read, and reads again when asked', async () => {
    const retry = jest.fn();
    renderLoaded({ error: new Error('The gauge is frozen.'), retry });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Tides could not be readThe gauge is frozen. Try again; if it goes on,',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('keeps what was read before where reading it again fails', async () => {
    renderLoaded({ value: 'High at noon', error: new Error('Frozen') });

    expect(await screen.findByText('High at noon')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
