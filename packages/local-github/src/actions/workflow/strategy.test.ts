import type { Scope } from '../expressions/Scope';
import { loaded, withJob } from './__testUtils__/load';
import { jobName } from './names';
import { evaluateStrategy } from './strategy';
import type { Job } from './Workflow';

async function jobWith(lines: string): Promise<Job> {
  return (await loaded(withJob(`${lines}\nsteps: [{ run: one }]`))).jobs[0];
}

async function combinations(matrix: string, scope: Scope = { contexts: {} }) {
  const job = await jobWith(`strategy:\n  matrix:\n${matrix}`);
  return (await evaluateStrategy(job.strategy, scope)).combinations;
}

async function names(lines: string, scope: Scope = { contexts: {} }) {
  const job = await jobWith(lines);
  const strategy = await evaluateStrategy(job.strategy, scope);
  return Promise.all(
    (strategy.combinations ?? [undefined]).map(matrix =>
      jobName(job, { contexts: { ...scope.contexts, matrix } }, matrix),
    ),
  );
}

describe('a matrix', () => {
  it('makes a job of each combination, the last vector first', async () => {
    expect(await combinations('    os: [a, b]\n    node: [22, 24]')).toEqual([
      { os: 'a', node: 22 },
      { os: 'a', node: 24 },
      { os: 'b', node: 22 },
      { os: 'b', node: 24 },
    ]);
  });

  it('leaves out what exclude names, in whole or in part', async () => {
    expect(
      await combinations(`
    os: [a, b]
    node: [22, 24]
    exclude:
      - os: a
      - { os: b, node: 24 }`),
    ).toEqual([{ os: 'b', node: 22 }]);
  });

  it('extends by include as in the example of GitHub', async () => {
    expect(
      await combinations(`
    fruit: [apple, pear]
    animal: [cat, dog]
    include:
      - color: green
      - color: pink
        animal: cat
      - fruit: apple
        shape: circle
      - fruit: banana
      - fruit: banana
        animal: cat`),
    ).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  it('may be made of include alone', async () => {
    expect(
      await combinations('    include: [{ a: 1 }, { a: 2, b: 3 }]'),
    ).toEqual([{ a: 1 }, { a: 2, b: 3 }]);
  });

  it('may come from the output of a job', async () => {
    const contexts = {
      needs: { plan: { outputs: { matrix: '{"node": [22, 24]}', v: '[1]' } } },
    };
    const job = await jobWith(
      'strategy: { matrix: "${{ fromJSON(needs.plan.outputs.matrix) }}" }',
    );
    const whole = await evaluateStrategy(job.strategy, { contexts });
    expect(whole.combinations).toEqual([{ node: 22 }, { node: 24 }]);
    expect(
      await combinations('    v: ${{ fromJSON(needs.plan.outputs.v) }}', {
        contexts,
      }),
    ).toEqual([{ v: 1 }]);
  });

  it.each([
    ['    a: ${{ vars.none }}', "The matrix has no list of values for 'a'"],
    ["    a: ${{ fromJSON('[]') }}", "The matrix has no values for 'a'"],
    ['    a: [1]\n    exclude: [{ a: 1 }]', 'The matrix makes no jobs'],
    [
      `    a: [${Array.from({ length: 17 }).fill(1)}]\n    b: [${Array.from({ length: 16 }).fill(1)}]`,
      'The matrix makes 272 jobs, and 256 is the most',
    ],
  ])('is not %j', async (matrix, message) => {
    await expect(combinations(matrix)).rejects.toThrow(
      `${message} (.github/workflows/ci.yml:6:7)`,
    );
  });
});

describe('a strategy', () => {
  it('stops at the first failure unless it says otherwise', async () => {
    const strategy = async (lines: string) =>
      evaluateStrategy((await jobWith(lines)).strategy, { contexts: {} });

    expect(await strategy('')).toEqual({ failFast: true });
    expect(
      await strategy('strategy: { matrix: { a: [1] }, max-parallel: 2 }'),
    ).toEqual({ combinations: [{ a: 1 }], failFast: true, maxParallel: 2 });
    expect(
      await strategy('strategy: { matrix: { a: [1] }, fail-fast: false }'),
    ).toMatchObject({ failFast: false });
  });
});

describe('the name of a job', () => {
  it('is its id, or what it says', async () => {
    expect(await names('')).toEqual(['build']);
    expect(await names('name: Build it')).toEqual(['Build it']);
    expect(await names('name: ${{ vars.NONE }}')).toEqual(['build']);
  });

  it('tells the jobs of a matrix apart by their values', async () => {
    const matrix =
      'strategy: { matrix: { os: [a], node: [22, 24], include: [{ node: 24, next: true }] } }';
    expect(await names(matrix)).toEqual([
      'build (a, 22)',
      'build (a, 24, true)',
    ]);
    expect(await names(`name: Test\n${matrix}`)).toEqual([
      'Test (a, 22)',
      'Test (a, 24, true)',
    ]);
    expect(await names(`name: Node \${{ matrix.node }}\n${matrix}`)).toEqual([
      'Node 22',
      'Node 24',
    ]);
  });

  it('goes into values that are mappings, and is not longer than 100', async () => {
    expect(
      await names(
        'strategy: { matrix: { on: [{ os: a, arch: [x, y] }], b: [""] } }',
      ),
    ).toEqual(['build (a, x, y)']);
    const [long] = await names(`name: ${'x'.repeat(120)}`);
    expect(long).toBe(`${'x'.repeat(97)}...`);
  });
});
