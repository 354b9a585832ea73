import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderMetrics, sampleApi } from '../../__testUtils__/renderMetrics';

describe('MetricsPage', () => {
  it('says in the tab how many support requests wait for their squad', async () => {
    const { unassignedSupportRequests } = await sampleApi().getDirectory();
    renderMetrics();

    expect(
      await screen.findByRole('tab', {
        name: `Unassigned (${unassignedSupportRequests})`,
      }),
    ).toHaveAttribute('href', expect.stringContaining('/metrics/unassigned'));
  });

  it('keeps what is on the page while its address changes', async () => {
    renderMetrics();
    const tile = await screen.findByRole('article', { name: 'Support load' });

    await userEvent.click(
      screen.getByRole('switch', { name: 'Compare with the period before' }),
    );

    expect(
      await screen.findByRole('switch', { checked: true }),
    ).toBeInTheDocument();
    expect(tile).toBeInTheDocument();
  });
});
