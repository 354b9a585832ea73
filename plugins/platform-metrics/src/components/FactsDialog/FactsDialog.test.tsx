import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleFetch } from '../../../dev/sample/sampleFetch';
import {
  NOW,
  query,
  renderMetrics,
  sampleApi,
} from '../../__testUtils__/renderMetrics';

const dialog = async () => within(await screen.findByRole('dialog'));

describe('the facts behind a number', () => {
  it('are one click from every number of a table', async () => {
    renderMetrics();
    const card = within(
      await screen.findByRole('region', { name: 'Deployment frequency' }),
    );
    await userEvent.click(card.getByRole('radio', { name: 'Table' }));
    const number = (
      await card.findAllByRole('button', { name: /Facts of Checkout, / })
    )[0];
    const count = parseInt(number.textContent ?? '', 10);

    await userEvent.click(number);

    const facts = await dialog();
    await facts.findByText(`${count} ${count === 1 ? 'fact' : 'facts'}`);
    expect(facts.getAllByRole('listitem').length).toBeGreaterThanOrEqual(count);
    expect(
      facts.getAllByRole('link', { name: /Open on github.com/ })[0],
    ).toHaveAttribute('href', expect.stringMatching(/larkspur\/checkout/));
  });

  it('say by which rule a deployment failed, and what shows it', async () => {
    renderMetrics({ search: { facts: 'changeFailureRate' } });

    const facts = await dialog();
    expect(
      (
        await facts.findAllByText(
          'Failed: a later deployment went back to an earlier commit',
        )
      ).length,
    ).toBeGreaterThan(0);
    expect(
      facts.getAllByRole('link', { name: /What shows it/ })[0],
    ).toHaveAttribute('href', expect.stringContaining('https://github.com/'));
  });

  it('are of the week that was clicked where they wait for a squad, too', async () => {
    const week = '2026-11-02';
    const { totalItems } = await sampleApi().listFacts({
      kind: 'support-request',
      ...query,
      week,
      unassigned: true,
    });
    renderMetrics({ search: { facts: 'supportLoad', of: 'unassigned', week } });

    const facts = await dialog();
    expect(
      await facts.findByText(
        `${totalItems} ${totalItems === 1 ? 'fact' : 'facts'}`,
      ),
    ).toBeInTheDocument();
    expect(facts.getByText(/^Week 2026-W45/)).toBeInTheDocument();
  });

  it('come in pages, which can be linked to', async () => {
    const { items } = await sampleApi().listFacts({
      kind: 'deployment',
      ...query,
      limit: 1,
      offset: 25,
    });
    renderMetrics({ search: { facts: 'deploymentFrequency', page: '1' } });

    const facts = await dialog();
    await facts.findByText(/^26 - 50 of \d+$/);
    expect(
      facts.getAllByRole('button', { name: /^Deployment / })[0],
    ).toHaveTextContent(`Deployment ${items[0].service?.title}`);
  });

  it('can be linked to one by one', async () => {
    const { items } = await sampleApi().listFacts({
      kind: 'support-request',
      ...query,
      limit: 1,
    });
    renderMetrics({ search: { fact: `support-request/${items[0].id}` } });

    const fact = await dialog();
    expect(await fact.findByText('ask-platform')).toBeInTheDocument();
    expect(fact.getByText(items[0].externalId)).toBeInTheDocument();
  });

  it('lead from one to all and back, where the address opened them', async () => {
    renderMetrics({ search: { facts: 'deploymentFrequency' } });
    const list = await dialog();
    const [first] = await list.findAllByRole('button', {
      name: /^Deployment /,
    });

    await userEvent.click(first);
    expect(await (await dialog()).findByText('Finished')).toBeInTheDocument();

    await userEvent.click(
      (await dialog()).getByRole('button', { name: 'All facts' }),
    );
    expect(
      await (await dialog()).findByText(/^1 - 25 of \d+$/),
    ).toBeInTheDocument();
  });

  it('never make a link of what is no address of the web', async () => {
    renderMetrics({
      search: { fact: `incident/${'0'.repeat(32)}` },
      fetch: async input =>
        String(input).includes('/incident/')
          ? Response.json({
              id: '0'.repeat(32),
              kind: 'incident',
              source: 'pager',
              externalId: 'P1',
              reportedAt: '2026-11-24T10:00:00Z',
              url: 'data:text/html,hello',
            })
          : sampleFetch('fresh', NOW)(input),
    });

    const fact = await dialog();
    await fact.findByText('P1');
    expect(fact.queryByRole('link')).not.toBeInTheDocument();
  });

  it('are left by Escape', async () => {
    renderMetrics({ search: { facts: 'supportLoad' } });
    await dialog();

    await userEvent.keyboard('{Escape}');

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });
});
