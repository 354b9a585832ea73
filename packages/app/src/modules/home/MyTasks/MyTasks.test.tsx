import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type {
  ScaffolderApi,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-react';
import { MyTasks } from './MyTasks';

const aTask = (task: Partial<ScaffolderTask> = {}): ScaffolderTask => ({
  id: 'c0ffee00-0000',
  status: 'completed',
  createdAt: new Date(Date.now() - 3 * 60_000).toISOString(),
  spec: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    parameters: { name: 'gift-cards' },
    output: {},
    steps: [],
    templateInfo: {
      entityRef: 'template:default/microservice',
      entity: { metadata: { name: 'microservice', title: 'New Microservice' } },
    },
  },
  ...task,
});

function renderMyTasks(listTasks: ScaffolderApi['listTasks']) {
  const scaffolderApi: Pick<ScaffolderApi, 'listTasks'> = { listTasks };
  renderInTestApp(<MyTasks />, {
    apis: [[scaffolderApiRef, scaffolderApi]],
    mountedRoutes: {
      '/create': scaffolderPlugin.routes.root,
    },
  });
}

describe('MyTasks', () => {
  it("asks for a person's own tasks only", async () => {
    const listTasks = jest.fn(async () => ({ tasks: [aTask()] }));
    renderMyTasks(listTasks);

    await screen.findByRole('listitem');
    expect(listTasks).toHaveBeenCalledWith(
      expect.objectContaining({ filterByOwnership: 'owned' }),
    );
  });

  it('says what was created, from what, when, and leads to its log', async () => {
    renderMyTasks(async () => ({ tasks: [aTask()] }));

    const row = await screen.findByRole('listitem');
    expect(row).toHaveTextContent('New Microservice');
    expect(row).toHaveTextContent('3 minutes ago');
    expect(screen.getByRole('link', { name: 'gift-cards' })).toHaveAttribute(
      'href',
      '/create/tasks/c0ffee00-0000',
    );
  });

  it.each([
    ['open', 'Waiting'],
    ['processing', 'Running'],
    ['completed', 'Done'],
    ['failed', 'Failed'],
    ['cancelled', 'Cancelled'],
    ['skipped', 'Skipped'],
  ] as const)('says in words that a task is %s', async (status, words) => {
    renderMyTasks(async () => ({ tasks: [aTask({ status })] }));

    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('follows a running task to its end', async () => {
    const listTasks = jest
      .fn(async () => ({ tasks: [aTask({ status: 'completed' })] }))
      .mockResolvedValueOnce({ tasks: [aTask({ status: 'processing' })] });
    renderMyTasks(listTasks);

    expect(await screen.findByText('Running')).toBeInTheDocument();
    expect(
      await screen.findByText('Done', undefined, { timeout: 5000 }),
    ).toBeInTheDocument();
  });

  it('names a task without a name after its template, and one without either after its id', async () => {
    const { spec } = aTask();
    renderMyTasks(async () => ({
      tasks: [
        aTask({ id: 'one', spec: { ...spec, parameters: {} } }),
        aTask({
          id: 'c0ffee00-0000',
          spec: { ...spec, parameters: {}, templateInfo: undefined },
        }),
      ],
    }));

    expect(
      await screen.findByRole('link', { name: 'New Microservice' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Task c0ffee00' }),
    ).toBeInTheDocument();
  });

  it('says what will be here, while nothing is', async () => {
    renderMyTasks(async () => ({ tasks: [] }));

    expect(await screen.findByText('Nothing created yet')).toBeInTheDocument();
  });
});
