import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Directory } from '@internal/plugin-platform-metrics-common';
import { sampleFetch } from '../../../dev/sample/sampleFetch';
import { NOW, sampleApi } from '../../__testUtils__/renderMetrics';
import { renderPlace } from '../../__testUtils__/renderPlace';
import { BaselinesPage } from './BaselinesPage';

const rowOf = (text: RegExp) => screen.findByRole('row', { name: text });

async function openForm() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Set a baseline' }),
  );
  return within(await screen.findByRole('dialog'));
}

async function choose(
  form: ReturnType<typeof within>,
  label: RegExp,
  option: string,
) {
  await userEvent.click(form.getByRole('button', { name: label }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

/** The sample, asked by somebody who leads these squads. */
function askedByLeadOf(...squads: string[]): typeof fetch {
  const fresh = sampleFetch('fresh', NOW);
  return async (input, init) => {
    if (!String(input).endsWith('/directory')) return fresh(input, init);
    const directory: Directory = await sampleApi().getDirectory();
    return Response.json({
      ...directory,
      squads: directory.squads.map(squad => ({
        ...squad,
        mayUpdateBaselines: squads.includes(squad.ref),
      })),
      mayUpdateOrganizationBaselines: false,
    } satisfies Directory);
  };
}

describe('BaselinesPage', () => {
  it('says of each baseline what, by whom and when', async () => {
    renderPlace(<BaselinesPage />);

    const row = await rowOf(/Payments/);
    expect(row).toHaveTextContent('Deployment frequency');
    expect(row).toHaveTextContent('0.8');
    expect(row).toHaveTextContent(/Entered.*priya, 2 Mar 2026/);
  });

  it('keeps a number that somebody enters, in the unit of the metric, with its note', async () => {
    renderPlace(<BaselinesPage />);
    const form = await openForm();
    await choose(form, /Squad/, 'Checkout');
    await choose(form, /Metric/, 'Lead time for changes');
    await userEvent.click(form.getByRole('radio', { name: 'Entered by hand' }));
    await userEvent.type(form.getByRole('textbox', { name: /^Value/ }), '36');
    await userEvent.type(
      form.getByRole('textbox', { name: 'Note' }),
      'From the report of spring',
    );
    await userEvent.click(form.getByRole('button', { name: 'Save' }));

    const row = await rowOf(/Checkout.*Lead time/);
    expect(row).toHaveTextContent('1 d 12 h');
    expect(row).toHaveTextContent('From the report of spring');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says before it replaces one what is there', async () => {
    renderPlace(<BaselinesPage />);
    const form = await openForm();

    await choose(form, /Squad/, 'Payments');

    expect(
      form.getByText('This replaces the baseline of 0.8.'),
    ).toBeInTheDocument();
  });

  it('says what to do where history has nothing to compute from', async () => {
    renderPlace(<BaselinesPage />);
    const form = await openForm();

    await userEvent.click(form.getByRole('button', { name: 'Save' }));

    expect(await form.findByRole('alert')).toHaveTextContent(
      'The baseline was not saved' +
        'Nothing is known from before the first service of the golden path: enter the baseline instead',
    );
  });

  it('saves nothing while the number is missing', async () => {
    renderPlace(<BaselinesPage />);
    const form = await openForm();
    await userEvent.click(form.getByRole('radio', { name: 'Entered by hand' }));

    await userEvent.click(form.getByRole('button', { name: 'Save' }));

    expect(form.getByRole('textbox', { name: /^Value/ })).toBeInvalid();
  });

  it('removes one only after it was asked whether that is meant', async () => {
    renderPlace(<BaselinesPage />);
    const remove = 'Remove the baseline Deployment frequency of Payments';

    await userEvent.click(await screen.findByRole('button', { name: remove }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(await rowOf(/Payments/)).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: remove }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('row', { name: /Payments/ }),
      ).not.toBeInTheDocument(),
    );
  });

  it('lets a lead change only what is of the own squads', async () => {
    renderPlace(<BaselinesPage />, {
      fetch: askedByLeadOf('group:default/checkout'),
    });

    await rowOf(/Payments/);
    expect(
      screen
        .getAllByRole('button', { name: /^Remove the baseline/ })
        .map(button => button.getAttribute('aria-label')),
    ).toEqual(['Remove the baseline Deployment frequency of Checkout']);
    const form = await openForm();
    expect(form.getByRole('button', { name: /Squad/ })).toHaveTextContent(
      'Checkout',
    );
  });

  it('tells everybody else who may', async () => {
    renderPlace(<BaselinesPage />, { fetch: askedByLeadOf() });

    expect(
      await screen.findByText(/set by the leads of squads/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Set a baseline' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Remove/ }),
    ).not.toBeInTheDocument();
  });
});
