import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleFetch } from '../../../dev/sample/sampleFetch';
import { NOW, renderMetrics } from '../../__testUtils__/renderMetrics';

const healthy = sampleFetch('fresh', NOW);

/** A backend that can be cut off, and that counts how often it was asked for the summary. */
function aBackend() {
  const backend = { isDown: false, summaries: 0 };
  const fetch: typeof globalThis.fetch = async input => {
    if (backend.isDown) throw new TypeError('Failed to fetch');
    if (String(input).includes('/summary')) backend.summaries += 1;
    return healthy(input);
  };
  return { backend, fetch };
}

describe('the page of metrics', () => {
  it('says what it reads, in the shape of what will be there', async () => {
    renderMetrics({ scenario: 'loading' });

    expect(
      await screen.findByText('Reading Headline numbers'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Deployment frequency' }),
    ).toBeInTheDocument();
  });

  it('says what to do where there are no facts', async () => {
    renderMetrics({ scenario: 'empty' });

    expect(
      await screen.findByRole('heading', { name: 'No facts yet' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Deployment frequency' }),
    ).not.toBeInTheDocument();
  });

  it('leads back to everything where a selection is empty', async () => {
    renderMetrics({ search: { squads: 'group:default/nobody' } });

    await screen.findByRole('heading', { name: 'Nothing in this selection' });
    await userEvent.click(
      screen.getByRole('button', { name: 'Show everything' }),
    );

    expect(await screen.findByText(/^3 squads ·/)).toBeInTheDocument();
  });

  it('tells how far history is read', async () => {
    renderMetrics({ scenario: 'backfilling' });

    expect(
      await screen.findByText('GitHub is still reading history'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^112 of 340 repositories read/),
    ).toBeInTheDocument();
  });

  it('marks demonstration data', async () => {
    renderMetrics({ scenario: 'demonstration' });

    expect(await screen.findByText('Demonstration data')).toBeInTheDocument();
  });

  it('says once for all of it why there is nothing, and asks again when told to', async () => {
    const { backend, fetch } = aBackend();
    backend.isDown = true;
    renderMetrics({ fetch });

    expect(
      await screen.findByText('Metrics could not be read'),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/The portal did not answer/)).toHaveLength(1);

    backend.isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('article', { name: 'Support load' }),
    ).toBeInTheDocument();
  });

  it('reads again when facts change, and keeps what it shows meanwhile', async () => {
    const { backend, fetch } = aBackend();
    const { signal } = renderMetrics({ fetch });
    const tile = await screen.findByRole('article', { name: 'Support load' });
    const asked = backend.summaries;

    act(signal);

    await waitFor(() => expect(backend.summaries).toBe(asked + 1));
    expect(tile).toBeInTheDocument();
  });

  it('keeps the last numbers where they cannot be refreshed, and says so', async () => {
    const { backend, fetch } = aBackend();
    const { signal } = renderMetrics({ fetch });
    const tile = await screen.findByRole('article', { name: 'Support load' });

    backend.isDown = true;
    act(signal);

    expect(
      await screen.findByText('The numbers could not be refreshed'),
    ).toBeInTheDocument();
    expect(tile).toBeInTheDocument();
  });
});

describe('wall mode', () => {
  it('shows the headline numbers and when they were refreshed, and is left by its button', async () => {
    renderMetrics({ search: { wall: '1' } });

    const wall = await screen.findByRole('dialog', {
      name: 'Metrics on the wall',
    });
    await waitFor(() => expect(wall).toHaveTextContent(/Refreshed \d\d:\d\d/));
    expect(wall).toHaveTextContent('Time to first deployment');
    expect(wall).toHaveTextContent(/Support load is rising: /);

    await userEvent.click(
      screen.getByRole('button', { name: 'Leave wall mode' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('is left by Escape, which a browser tells a modal dialog as its cancellation', async () => {
    renderMetrics({ search: { wall: '1' } });
    const wall = await screen.findByRole('dialog', {
      name: 'Metrics on the wall',
    });

    fireEvent(wall, new Event('cancel', { cancelable: true }));

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it.each([
    ['stale', /Last event 3 hours ago/],
    ['backfilling', /GitHub is still reading history/],
    ['demonstration', /Demonstration data/],
    ['error', /Metrics could not be read.*The database does not answer/],
  ] as const)(
    'says what is to be known of the numbers: %s',
    async (scenario, words) => {
      jest.spyOn(Date, 'now').mockReturnValue(NOW);
      renderMetrics({ scenario, search: { wall: '1' } });

      const wall = await screen.findByRole('dialog', {
        name: 'Metrics on the wall',
      });
      await waitFor(() => expect(wall).toHaveTextContent(words));
    },
  );

  it('says that it is not refreshed, and of when its numbers are', async () => {
    const { backend, fetch } = aBackend();
    const { signal } = renderMetrics({ fetch, search: { wall: '1' } });
    const wall = await screen.findByRole('dialog', {
      name: 'Metrics on the wall',
    });
    await waitFor(() => expect(wall).toHaveTextContent(/Refreshed/));

    backend.isDown = true;
    act(signal);

    await waitFor(() =>
      expect(wall).toHaveTextContent(/Not refreshed: numbers of \d\d:\d\d/),
    );
  });
});
