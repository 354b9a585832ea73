import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { WaitingServices } from '@internal/plugin-platform-metrics-common';
import { sampleFetch } from '../../../dev/sample/sampleFetch';
import { NOW, query, sampleApi } from '../../__testUtils__/renderMetrics';
import { aService, renderPlace } from '../../__testUtils__/renderPlace';
import { formatDuration } from '../../formatting/formatDuration';
import { formatValue } from '../../formatting/formatValue';
import { DeliveryTab } from './DeliveryTab';

const SERVICE = 'component:default/payments-api';

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));

/** The sample, but of a service that has waited so long. */
function waitingFor(ageMs: number): typeof fetch {
  const fresh = sampleFetch('fresh', NOW);
  const answer: WaitingServices = {
    targetMs: 600_000,
    totalItems: 1,
    items: [
      {
        service: { ref: SERVICE, title: 'payments-api' },
        repository: 'larkspur/payments-api',
        createdAt: new Date(NOW - ageMs).toISOString(),
        ageMs,
        isOverdue: ageMs > 600_000,
        url: 'https://github.com/larkspur/payments-api',
      },
    ],
  };
  return async (input, init) =>
    String(input).includes('waiting-services')
      ? Response.json(answer)
      : fresh(input, init);
}

describe('DeliveryTab', () => {
  it('says how the service began, and what its numbers are', async () => {
    renderPlace(<DeliveryTab />, { entity: aService('payments-api') });

    const api = sampleApi();
    const { items } = await api.listServices({ ...query, service: SERVICE });
    const first = items[0].timeToFirstDeploymentMs ?? NaN;
    expect(await screen.findByText(formatDuration(first))).toBeInTheDocument();

    const { metrics } = await api.getSummary({ ...query, service: SERVICE });
    const leadTime = metrics.find(({ metric }) => metric === 'leadTime');
    expect(
      await (
        await card('Lead time for changes')
      ).findByText(formatValue(leadTime?.value ?? NaN, 'milliseconds')),
    ).toBeInTheDocument();
  });

  it('speaks of one service, not of squads and their baselines', async () => {
    renderPlace(<DeliveryTab />, { entity: aService('payments-api') });

    const frequency = await card('Deployment frequency');
    expect(await frequency.findByText('per week')).toBeInTheDocument();
    expect(screen.queryByText('No baseline yet')).not.toBeInTheDocument();
  });

  it('leads from a week of the table to the facts of this service alone', async () => {
    renderPlace(<DeliveryTab />, { entity: aService('payments-api') });
    const frequency = await card('Deployment frequency');
    await userEvent.click(
      await frequency.findByRole('radio', { name: 'Table' }),
    );
    await userEvent.click(
      (await frequency.findAllByRole('button', { name: /Facts of / }))[0],
    );

    const facts = within(await screen.findByRole('dialog'));
    const names = await facts.findAllByRole('button', { name: /^Deployment / });
    expect(new Set(names.map(({ textContent }) => textContent))).toEqual(
      new Set([expect.stringContaining('payments-api')]),
    );
  });

  it.each([
    [5 * 60_000, 'Waits for its first deployment, for 5 min now'],
    [
      3 * 3_600_000,
      'Waits for its first deployment, for 3 h now: longer than the target of 10 min',
    ],
  ])('says of a service that waits for %d ms: %s', async (ageMs, sentence) => {
    renderPlace(<DeliveryTab />, {
      entity: aService('payments-api'),
      fetch: waitingFor(ageMs),
    });

    expect(await screen.findByText(sentence)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /larkspur\/payments-api/ }),
    ).toHaveAttribute('href', 'https://github.com/larkspur/payments-api');
  });

  it('says of a service that nothing was reported of what to do', async () => {
    renderPlace(<DeliveryTab />, { entity: aService('brand-new') });

    expect(
      await screen.findByRole('heading', {
        name: 'Nothing is known of this service yet',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Nothing was reported of larkspur\/brand-new/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Lead time for changes' }),
    ).not.toBeInTheDocument();
  });

  it('says why nothing can be read', async () => {
    renderPlace(<DeliveryTab />, {
      entity: aService('payments-api'),
      fetch: sampleFetch('error', NOW),
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database does not answer',
    );
  });
});
