import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleFetch } from '../../../dev/sample/sampleFetch';
import { NOW, sampleApi } from '../../__testUtils__/renderMetrics';
import { renderPlace } from '../../__testUtils__/renderPlace';
import { UnassignedRequestsPage } from './UnassignedRequestsPage';

const choices = () =>
  screen.findAllByRole('button', { name: /^.*Squad of the request of/ });

async function assignFirst(squad: string) {
  await userEvent.click((await choices())[0]);
  await userEvent.click(await screen.findByRole('option', { name: squad }));
}

/** The sample, with another answer of some of its paths. */
function answering(
  path: string,
  answer: () => Promise<Response>,
): typeof fetch {
  const fresh = sampleFetch('fresh', NOW);
  return async (input, init) =>
    String(input).endsWith(path) ? answer() : fresh(input, init);
}

describe('UnassignedRequestsPage', () => {
  it('says where each was asked, and leads there', async () => {
    renderPlace(<UnassignedRequestsPage />);

    const table = within(
      await screen.findByRole('table', { name: 'Unassigned requests' }),
    );
    const first = table.getAllByRole('row')[1];
    expect(first).toHaveTextContent('ask-platform');
    expect(within(first).getByRole('link', { name: /slack/ })).toHaveAttribute(
      'href',
      'https://larkspur.slack.com/archives/C0PLATFORM',
    );
  });

  it('takes a request off the list once it is said whose it is', async () => {
    const { items } = await sampleApi().listUnassignedSupportRequests();
    renderPlace(<UnassignedRequestsPage />);
    const before = (await choices())[0].getAttribute('aria-label');
    expect(items.length).toBeGreaterThan(1);

    await assignFirst('Checkout');

    await waitFor(async () =>
      expect((await choices())[0].getAttribute('aria-label')).not.toBe(before),
    );
  });

  it('keeps the choice where it could not be kept, to be tried again', async () => {
    renderPlace(<UnassignedRequestsPage />, {
      fetch: answering('/assignment', async () =>
        Response.json(
          {
            error: { name: 'Error', message: 'The database does not answer' },
            response: { statusCode: 503 },
          },
          { status: 503 },
        ),
      ),
    });

    await assignFirst('Checkout');

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The database does not answer');
    expect((await choices())[0]).toHaveTextContent('Checkout');
    expect(
      within(alert).getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });

  it('shows whoever may not assign them who does', async () => {
    renderPlace(<UnassignedRequestsPage />, {
      fetch: answering('/directory', async () =>
        Response.json({
          ...(await sampleApi().getDirectory()),
          mayAssignSupportRequests: false,
        }),
      ),
    });

    expect(
      await screen.findByText('The platform team says whose they are.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('columnheader', { name: 'Squad' }),
    ).not.toBeInTheDocument();
  });

  it('is glad where there is none', async () => {
    renderPlace(<UnassignedRequestsPage />, {
      fetch: sampleFetch('empty', NOW),
    });

    expect(
      await screen.findByText('Every support request has its squad.'),
    ).toBeInTheDocument();
  });
});
