import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formatValue } from '../../formatting/formatValue';
import {
  query,
  renderMetrics,
  sampleApi,
} from '../../__testUtils__/renderMetrics';

const card = (name: string) => screen.findByRole('region', { name });
const address = () =>
  new URL(
    screen.getByRole('tab', { name: 'DORA' }).getAttribute('href') ?? '',
    'http://portal.test',
  ).searchParams;

/** The card of a metric once it shows its table. */
async function tableOf(name: string) {
  const region = within(await card(name));
  await userEvent.click(region.getByRole('radio', { name: 'Table' }));
  return within(await region.findByRole('table', { name }));
}

describe('the overview', () => {
  it('says each headline number with change, aim and sample', async () => {
    renderMetrics();

    const tile = within(
      await screen.findByRole('article', { name: 'Deployment frequency' }),
    );
    const { metrics } = await sampleApi().getSummary(query);
    const frequency = metrics.find(
      ({ metric }) => metric === 'deploymentFrequency',
    );
    expect(
      tile.getByText(formatValue(frequency?.value ?? NaN, 'perWeek')),
    ).toBeInTheDocument();
    expect(tile.getByText(/than before \(.+\): better/)).toBeInTheDocument();
    expect(tile.getByText('Baseline: 0.8')).toBeInTheDocument();
    expect(
      tile.getByText(`From ${frequency?.sampleSize} deployments`),
    ).toBeInTheDocument();
  });

  it('has, behind the chart of deployments, a table of every squad and week', async () => {
    renderMetrics();

    const table = await tableOf('Deployment frequency');
    const { subjects } = await sampleApi().getSeries({
      metric: 'deploymentFrequency',
      ...query,
    });
    for (const { subject, weekly } of subjects) {
      const row = table.getByRole('rowheader', { name: subject.title });
      const cells = within(row.parentElement as HTMLElement)
        .getAllByRole('cell')
        .slice(2)
        .map(cell => parseInt(cell.textContent ?? '', 10));
      expect(cells).toEqual(weekly.map(({ value }) => value));
    }
  });

  it('has, where periods are compared, the one before beside every squad', async () => {
    renderMetrics({ search: { compare: 'previous' } });

    const table = await tableOf('Support load');
    const { subjects } = await sampleApi().getSeries({
      metric: 'supportLoad',
      ...query,
    });
    expect(
      table.getByRole('columnheader', { name: 'Period before' }),
    ).toBeInTheDocument();
    for (const { subject, previous } of subjects) {
      const row = table.getByRole('rowheader', {
        name: new RegExp(`^${subject.title}`),
      });
      const [, before] = within(row.parentElement as HTMLElement).getAllByRole(
        'cell',
      );
      expect(before).toHaveTextContent(
        previous?.value === undefined
          ? 'No data'
          : formatValue(previous.value, 'perWeek'),
      );
    }
  });

  it('has, behind the chart of first deployments, a table of every service', async () => {
    renderMetrics();

    const table = await tableOf('Time to first deployment');
    const { points } = await sampleApi().listFirstDeployments(query);
    expect(points.length).toBeGreaterThan(0);
    for (const { service, timeMs } of points) {
      const row = table.getByRole('row', { name: new RegExp(service.title) });
      expect(row).toHaveTextContent(
        timeMs === undefined ? 'Waits' : formatValue(timeMs, 'milliseconds'),
      );
    }
  });

  it('marks squads whose support load is rising, in words', async () => {
    renderMetrics();

    const { subjects } = await sampleApi().getSeries({
      metric: 'supportLoad',
      ...query,
    });
    const rising = subjects.filter(({ isRising }) => isRising);
    expect(rising.length).toBeGreaterThan(0);
    const region = within(await card('Support load'));
    expect(await region.findAllByText('rising')).toHaveLength(rising.length);
  });

  it('keeps the chosen squads in the address, and shows only them', async () => {
    renderMetrics();

    await userEvent.click(
      await screen.findByRole('button', { name: /Squads/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Checkout' }),
    );
    await userEvent.keyboard('{Escape}');

    await screen.findByText(/^1 squad ·/);
    expect(address().getAll('squads')).toEqual(['group:default/checkout']);
    const table = await tableOf('Deployment frequency');
    expect(
      table.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['Checkout']);
  });

  it('shows what an address asks for, and everything after a reset', async () => {
    renderMetrics({ search: { squads: 'group:default/payments' } });

    await screen.findByText(/^1 squad ·/);
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
    await screen.findByText(/^3 squads ·/);
    expect([...address().keys()]).toEqual([]);
  });

  it('downloads the CSV that the API answers', async () => {
    const saved = jest.fn<string, [Blob]>(() => 'blob:csv');
    Object.assign(URL, { createObjectURL: saved, revokeObjectURL: jest.fn() });
    renderMetrics();

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Download CSV of Deployment frequency',
      }),
    );

    await waitFor(() => expect(saved).toHaveBeenCalled());
    const expected = await sampleApi().csv('getSeries', {
      metric: 'deploymentFrequency',
      ...query,
    });
    expect(saved.mock.calls[0][0].size).toBe(new Blob([expected]).size);
  });

  it('tells what a metric means, one click away', async () => {
    renderMetrics();

    const tile = within(
      await screen.findByRole('article', { name: 'Support load' }),
    );
    await userEvent.click(
      tile.getByRole('button', { name: 'Definition of Support load' }),
    );

    expect(await screen.findByRole('dialog')).toHaveTextContent('Formula');
  });
});
