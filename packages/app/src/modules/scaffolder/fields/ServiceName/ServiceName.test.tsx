import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GoldenPathApi } from '../../api/GoldenPathApi';
import { renderForm } from '../../__testUtils__/renderForm';

const name = {
  title: 'Name',
  type: 'string',
  'ui:field': 'ServiceName',
} as const;
const githubOwner = { title: 'GitHub owner', type: 'string' } as const;

const type = (text: string) =>
  userEvent.type(screen.getByRole('textbox', { name: /Name/ }), text);

/** Says which names it was asked for, and that `orders` is taken. */
function registry() {
  const asked: string[] = [];
  const checkName: GoldenPathApi['checkName'] = async request => {
    asked.push(`${request.owner ?? ''}/${request.name}`);
    return request.name === 'orders'
      ? { status: 'taken', message: "'orders' is taken" }
      : { status: 'free', message: `'${request.name}' is free` };
  };
  return { asked, checkName };
}

describe('ServiceName', () => {
  it('says nothing while nothing is typed', async () => {
    renderForm({ name });
    expect(await screen.findByRole('status')).toBeEmptyDOMElement();
  });

  it('tells, as a status that screen readers announce, that a name is free', async () => {
    renderForm({ name });
    await type('invoices');
    expect(await screen.findByText("'invoices' is free")).toHaveAttribute(
      'role',
      'status',
    );
  });

  it('asks once for what was typed in one go', async () => {
    const { asked, checkName } = registry();
    renderForm({ name }, { checkName });
    await type('invoices');
    await screen.findByText("'invoices' is free");
    expect(asked).toEqual(['/invoices']);
  });

  it('marks a name that is taken, and holds the form back', async () => {
    renderForm({ name }, registry());
    await type('orders');
    expect(await screen.findByText("'orders' is taken")).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Name/ })).toBeInvalid();

    await userEvent.click(screen.getByRole('button', { name: 'Review' }));

    await waitFor(() =>
      expect(screen.getAllByText(/'orders' is taken/).length).toBeGreaterThan(
        1,
      ),
    );
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('asks anew when another owner is chosen', async () => {
    const { asked, checkName } = registry();
    renderForm({ name, githubOwner }, { checkName });
    await type('invoices');
    await userEvent.type(
      screen.getByRole('textbox', { name: /GitHub owner/ }),
      'larkspur',
    );
    await waitFor(() => expect(asked).toContain('larkspur/invoices'));
  });

  it('never shows the answer for an earlier text', async () => {
    const answers = new Map<string, () => void>();
    renderForm(
      { name },
      {
        checkName: request =>
          new Promise(resolve =>
            answers.set(request.name, () =>
              resolve({ status: 'free', message: `'${request.name}' is free` }),
            ),
          ),
      },
    );
    await type('inv');
    await waitFor(() => expect(answers.has('inv')).toBe(true));
    await type('oices');
    await waitFor(() => expect(answers.has('invoices')).toBe(true));

    answers.get('invoices')?.();
    await screen.findByText("'invoices' is free");
    answers.get('inv')?.();

    expect(await screen.findByRole('status')).toHaveTextContent(
      "'invoices' is free",
    );
  });

  it('lets people go on where the check fails: the server checks again', async () => {
    renderForm(
      { name },
      { checkName: () => Promise.reject(new Error('offline')) },
    );
    await type('invoices');
    expect(
      await screen.findByText(/could not be checked now/),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Review' }));

    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });
});
