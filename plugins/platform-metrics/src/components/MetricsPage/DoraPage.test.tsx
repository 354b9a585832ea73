import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formatValue } from '../../formatting/formatValue';
import {
  query,
  renderMetrics,
  sampleApi,
} from '../../__testUtils__/renderMetrics';

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));

async function valueOf(metric: string, range = query) {
  const { metrics } = await sampleApi().getSummary(range);
  const value = metrics.find(candidate => candidate.metric === metric);
  if (!value) throw new Error(`no ${metric}`);
  return value;
}

describe('the DORA page', () => {
  it('says median, p90, sample and band with its source', async () => {
    renderMetrics({ path: '/metrics/dora' });

    const leadTime = await card('Lead time for changes');
    const { value, p90, sampleSize } = await valueOf('leadTime');
    expect(
      await leadTime.findByText(formatValue(value ?? NaN, 'milliseconds')),
    ).toBeInTheDocument();
    expect(
      leadTime.getByText(
        `90 % within ${formatValue(p90 ?? NaN, 'milliseconds')}`,
      ),
    ).toBeInTheDocument();
    expect(leadTime.getByText(/by DORA 2024$/)).toBeInTheDocument();
    expect(
      leadTime.getByText(`From ${sampleSize} changes`),
    ).toBeInTheDocument();
  });

  it('holds the change failure rate against a reference, never a band', async () => {
    renderMetrics({ path: '/metrics/dora' });

    const rate = await card('Change failure rate');
    expect(
      await rate.findByText(/Reference: 5 % \(DORA 2024\)$/),
    ).toBeInTheDocument();
    expect(rate.queryByText(/(Elite|High|Medium|Low) by/)).toBeNull();
  });

  it('has a table of each week, beside the period before where that is compared', async () => {
    renderMetrics({
      path: '/metrics/dora',
      search: { compare: 'previous' },
    });

    const rework = await card('Rework rate');
    await userEvent.click(rework.getByRole('radio', { name: 'Table' }));
    await rework.findByRole('columnheader', { name: 'Period before' });
    const { weekly } = await valueOf('reworkRate');
    const { weekly: before } = await valueOf('reworkRate', {
      from: '2026-06-15',
      to: '2026-09-07',
    });
    const rows = rework.getAllByRole('row').slice(1);
    expect(rows).toHaveLength(weekly.length);
    const words = (value: number | undefined) =>
      value === undefined ? 'No data' : formatValue(value, 'ratio');
    weekly.forEach(({ value, sampleSize }, index) => {
      const cells = within(rows[index])
        .getAllByRole('cell')
        .map(({ textContent }) => textContent?.split(',')[0]);
      expect(cells).toEqual([
        words(value),
        String(sampleSize),
        words(before[index].value),
      ]);
    });
  });

  it('says that there is no data where nothing was deployed', async () => {
    renderMetrics({
      path: '/metrics/dora',
      search: { from: '2020-01-06', to: '2020-02-03' },
    });

    const recovery = await card('Failed deployment recovery time');
    expect(await recovery.findByText('No data')).toBeInTheDocument();
    expect(recovery.getByText('No data in this selection')).toBeInTheDocument();
  });
});
