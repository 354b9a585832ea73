import { GoldenPathBench } from '../__testUtils__/GoldenPathBench';

const PUSH = 'golden-path:repository:push';

let bench: GoldenPathBench;
beforeAll(async () => {
  bench = await GoldenPathBench.start();
});
afterAll(() => bench?.stop());

const input = (name: string) => ({
  repoUrl: bench.repoUrl(name),
  message: 'Begin',
});

const commits = async (repo: string) =>
  (await bench.rest.repos.listCommits({ owner: 'larkspur', repo })).data;

describe('golden-path:repository:push', () => {
  it('pushes the workspace as one commit of the configured author', async () => {
    const task = await bench.taskWithRepository('orders');
    const { commit, contentsUrl } = await task
      .write({ 'README.md': 'hello', '.github/CODEOWNERS': '*' })
      .run(PUSH, input('orders'));

    expect(await commits('orders')).toMatchObject([
      {
        sha: commit,
        commit: { message: 'Begin', author: { name: 'Portal' } },
      },
    ]);
    expect(contentsUrl).toMatch(/\/larkspur\/orders\/blob\/main$/);
  });

  it('makes the same commit again in the same task', async () => {
    const task = await bench.taskWithRepository('refunds');
    task.write({ 'README.md': 'hello' });
    const first = await task.run(PUSH, input('refunds'));
    await expect(task.run(PUSH, input('refunds'))).resolves.toEqual(first);
    await expect(commits('refunds')).resolves.toHaveLength(1);
  });

  it('goes on where another commit holds the same files', async () => {
    const task = await bench.taskWithRepository('invoices');
    task.write({ 'README.md': 'hello' });
    const first = await task.run(PUSH, input('invoices'));
    await expect(
      task.forget().run(PUSH, { ...input('invoices'), message: 'Begin anew' }),
    ).resolves.toEqual(first);
  });

  it('never overwrites other files', async () => {
    const task = await bench.taskWithRepository('shared');
    await task.write({ 'README.md': 'hello' }).run(PUSH, input('shared'));

    const failure = await task
      .write({ 'README.md': 'something else' })
      .failure(PUSH, input('shared'));

    expect(failure).toMatch(/larkspur\/shared has other files already/);
    await expect(commits('shared')).resolves.toHaveLength(1);
  });

  it('publishes nothing where the rendered files were lost', async () => {
    const task = await bench.taskWithRepository('lost');
    await expect(task.failure(PUSH, input('lost'))).resolves.toMatch(
      /rendered files are lost.*scaffolder.taskRecovery.workspaceProvider/,
    );
  });
});
