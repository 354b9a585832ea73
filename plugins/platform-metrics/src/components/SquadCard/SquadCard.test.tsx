import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleFetch } from '../../../dev/sample/sampleFetch';
import { NOW, query, sampleApi } from '../../__testUtils__/renderMetrics';
import { aSquad, renderPlace } from '../../__testUtils__/renderPlace';
import { formatValue } from '../../formatting/formatValue';
import { SquadCard } from './SquadCard';

const payments = aSquad('payments');

describe('SquadCard', () => {
  it('says how the squad delivers, as the page says it', async () => {
    renderPlace(<SquadCard />, { entity: payments });

    const lines = within(
      await screen.findByRole('list', { name: 'Delivery' }),
    ).getAllByRole('listitem');
    const { metrics } = await sampleApi().getSummary({
      ...query,
      squads: ['group:default/payments'],
    });
    for (const metric of [
      'deploymentFrequency',
      'leadTime',
      'changeFailureRate',
      'supportLoad',
    ]) {
      const known = metrics.find(value => value.metric === metric);
      const text = formatValue(known?.value ?? NaN, known?.unit ?? 'ratio');
      expect(
        lines.filter(({ textContent }) => textContent?.includes(text)),
      ).not.toHaveLength(0);
    }
  });

  it('leads to the page with the squad chosen', async () => {
    renderPlace(<SquadCard />, { entity: payments });

    expect(
      await screen.findByRole('link', { name: 'Show metrics of this squad' }),
    ).toHaveAttribute('href', '/metrics?squads=group%3Adefault%2Fpayments');
  });

  it('says of a squad without facts how numbers come', async () => {
    renderPlace(<SquadCard />, { entity: aSquad('nobody') });

    expect(await screen.findByText('No facts yet')).toBeInTheDocument();
    expect(
      screen.getByText(/as soon as one of its services is deployed/),
    ).toBeInTheDocument();
  });

  it('says that demonstration data is none of the squad’s doing', async () => {
    renderPlace(<SquadCard />, {
      entity: payments,
      fetch: sampleFetch('demonstration', NOW),
    });

    expect(await screen.findByText('Demonstration data')).toBeInTheDocument();
  });

  it('says why numbers are missing, and reads them when asked again', async () => {
    let isDown = true;
    const up = sampleFetch('fresh', NOW);
    const down = sampleFetch('error', NOW);
    renderPlace(<SquadCard />, {
      entity: payments,
      fetch: (...request) => (isDown ? down : up)(...request),
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database does not answer',
    );
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('list', { name: 'Delivery' }),
    ).toBeInTheDocument();
  });
});
