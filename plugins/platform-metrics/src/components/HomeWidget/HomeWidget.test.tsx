import { RELATION_CHILD_OF, type Entity } from '@backstage/catalog-model';
import { screen, waitFor } from '@testing-library/react';
import { sampleFetch } from '../../../dev/sample/sampleFetch';
import { NOW } from '../../__testUtils__/renderMetrics';
import { aSquad, renderPlace } from '../../__testUtils__/renderPlace';
import { Actions, Content } from './HomeWidget';

const inTwoSquads = ['group:default/payments', 'group:default/checkout'];

describe('the widget of the start page', () => {
  it('names the squads that its numbers are of', async () => {
    renderPlace(<Content />, { squads: inTwoSquads });

    expect(
      await screen.findByText('Payments, Checkout · last 12 weeks'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Metrics' }),
    ).toHaveTextContent(/Time to first deployment.*Deployment frequency/);
  });

  it('counts somebody in a group of a squad among the squad', async () => {
    const inGroup = (name: string, parent: string): Entity => ({
      ...aSquad(name),
      spec: { type: 'team', children: [] },
      relations: [
        { type: RELATION_CHILD_OF, targetRef: `group:default/${parent}` },
      ],
    });
    renderPlace(<Content />, {
      squads: ['group:default/ledger-api'],
      catalog: [inGroup('ledger-api', 'ledger'), inGroup('ledger', 'payments')],
    });

    expect(
      await screen.findByText('Payments · last 12 weeks'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Metrics' }),
    ).toHaveTextContent(/Deployment frequency[\d.]+per week/);
  });

  it('shows somebody in no squad the numbers of all', async () => {
    renderPlace(<Content />, { squads: ['group:default/guests'] });

    expect(
      await screen.findByText(/^Of every squad, as you are in none/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Metrics' }),
    ).toBeInTheDocument();
  });

  it('says how numbers come where there are none', async () => {
    renderPlace(<Content />, { fetch: sampleFetch('empty', NOW) });

    expect(await screen.findByText('No facts yet')).toBeInTheDocument();
  });

  it('leads to the page with the same squads chosen', async () => {
    renderPlace(<Actions />, { squads: inTwoSquads });

    const link = await screen.findByRole('link', { name: 'Show metrics' });
    await waitFor(() =>
      expect(link).toHaveAttribute(
        'href',
        `/metrics?${new URLSearchParams(inTwoSquads.map(ref => ['squads', ref]))}`,
      ),
    );
  });
});
