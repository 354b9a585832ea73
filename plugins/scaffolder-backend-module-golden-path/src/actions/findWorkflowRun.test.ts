import { GoldenPathBench } from '../__testUtils__/GoldenPathBench';

const FIND = 'golden-path:workflow-run:find';
const COMMIT = 'c0ffee'.padEnd(40, '0');

let bench: GoldenPathBench;
beforeAll(async () => {
  bench = await GoldenPathBench.start();
});
afterAll(() => bench?.stop());
afterEach(() => bench.faults.mend());

const input = () => ({ repoUrl: bench.repoUrl('orders'), commit: COMMIT });

function answerRuns(status: number, body: object) {
  bench.faults.add({
    repository: 'orders',
    request: /^GET .*\/actions\/runs$/,
    when: 'before',
    how: { status, body },
  });
}

describe('golden-path:workflow-run:find', () => {
  it('finds the run that the push started', async () => {
    const url = 'https://github.example/larkspur/orders/actions/runs/1';
    answerRuns(200, { total_count: 1, workflow_runs: [{ html_url: url }] });
    await expect(bench.task().run(FIND, input())).resolves.toEqual({
      isFound: true,
      url,
    });
  });

  it('goes on without a link where runs cannot be listed', async () => {
    answerRuns(501, { message: 'Not served here' });
    const task = bench.task();
    await expect(task.run(FIND, input())).resolves.toEqual({
      isFound: false,
    });
    expect(task.log.join()).toContain('No workflow run to link to');
  });
});
