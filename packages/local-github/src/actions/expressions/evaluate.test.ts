import { loaded, stepsJob, withSteps } from '../workflow/__testUtils__/load';
import type { StepsJob } from '../workflow/Workflow';
import {
  evaluate,
  evaluateCondition,
  evaluateFlag,
  evaluateNumber,
  evaluateText,
  evaluateTexts,
} from './evaluate';
import type { Scope } from './Scope';

/** The job of a workflow with one step, which has these lines. */
async function jobWith(lines: string): Promise<StepsJob> {
  const step = lines.trim().replaceAll('\n', '\n  ');
  return stepsJob((await loaded(withSteps(`- ${step}`))).jobs[0]);
}

async function stepWith(lines: string) {
  return (await jobWith(`run: one\n${lines}`)).steps[0];
}

async function name(expression: string, scope: Scope = { contexts: {} }) {
  const step = await stepWith(`name: ${expression}`);
  return step.name && evaluateText(step.name, scope);
}

async function condition(expression: string, scope: Partial<Scope> = {}) {
  const step = await stepWith(`if: ${expression}`);
  return evaluateCondition(step.if, { contexts: {}, ...scope });
}

describe('a text', () => {
  it('is what the expressions in it come to', async () => {
    const contexts = {
      github: { ref: 'refs/heads/main', event: { number: 7, draft: false } },
      matrix: { node: 24 },
      vars: { NAME: "it's" },
    };
    expect(await name('plain', { contexts })).toBe('plain');
    expect(
      await name('"${{ github.ref }} {0} on ${{ matrix.node }}"', { contexts }),
    ).toBe('refs/heads/main {0} on 24');
    expect(await name('${{ vars.NAME }}', { contexts })).toBe("it's");
    expect(
      await name(
        '${{ github.event.number }} ${{ github.event.draft }} ${{ github.event.none.at.all }}.',
        { contexts },
      ),
    ).toBe('7 false .');
  });

  it("takes the library's functions", async () => {
    expect(
      await name(
        "${{ format('{0} ''{1}'' ''!''', 'a', join(fromJSON('[1,2]'), '-')) }}",
      ),
    ).toBe("a '1-2' '!'");
    expect(
      await name("${{ contains('Hello', 'hell') && startsWith('ab', 'A') }}"),
    ).toBe('true');
    expect(
      await name('${{ toJSON(matrix) }}', { contexts: { matrix: { a: [1] } } }),
    ).toBe('{\n  "a": [\n    1\n  ]\n}');
  });

  it('says where an expression fails', async () => {
    await expect(name("${{ fromJSON('{') }}")).rejects.toMatchObject({
      message: expect.stringMatching(
        /^\$\{\{ fromJSON\('\{'\) \}\}: Error parsing JSON .*\(\.github\/workflows\/ci\.yml:7:15\)$/,
      ),
      position: { file: '.github/workflows/ci.yml', line: 7, column: 15 },
    });
  });

  it('has no files to hash without a workspace', async () => {
    expect(await name("x${{ hashFiles('**/*.json') }}")).toBe('x');
  });

  it('hashes the files of the workspace', async () => {
    const workspace = __dirname;
    const one = await name("${{ hashFiles('Scope.ts') }}", {
      contexts: {},
      workspace,
    });
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(
      await name("${{ hashFiles(format('{0}.ts', matrix.file), 'no') }}", {
        contexts: { matrix: { file: 'Scope' } },
        workspace,
      }),
    ).toBe(one);
  });
});

describe('a condition', () => {
  const failed = { success: false, failure: true, cancelled: false };
  const cancelled = { success: false, failure: false, cancelled: true };

  it('asks for success, unless it asks for another status', async () => {
    expect(await condition('true')).toBe(true);
    expect(await condition('true', { status: failed })).toBe(false);
    expect(await condition('${{ true }}', { status: failed })).toBe(false);
    expect(await condition('failure()', { status: failed })).toBe(true);
    expect(await condition('failure()')).toBe(false);
    expect(await condition('cancelled()', { status: cancelled })).toBe(true);
    expect(await condition('${{ !cancelled() }}', { status: cancelled })).toBe(
      false,
    );
    expect(await condition('always()', { status: cancelled })).toBe(true);
    expect(await condition('"\'failure()\' != 1"', { status: failed })).toBe(
      false,
    );
  });

  it('is success where there is none', async () => {
    const step = await stepWith('name: one');
    expect(await evaluateCondition(step.if, { contexts: {} })).toBe(true);
    expect(
      await evaluateCondition(step.if, { contexts: {}, status: failed }),
    ).toBe(false);
  });

  it.each([
    ["github.ref == 'REFS/HEADS/MAIN'", true],
    ["github.ref != 'refs/heads/main' || github.n > 6", true],
    ["github.n == '7'", true],
    ['github.none', false],
    ["github.none == ''", true],
    ["contains(github.labels.*.name, 'bug')", true],
    ["contains(github.labels.*.name, 'docs')", false],
    ["github['ref']", true],
    ['steps.none.outputs.a', false],
    ['!github.n', false],
    ['github.n && 0', false],
  ])('%s is %s', async (expression, expected) => {
    const github = {
      ref: 'refs/heads/main',
      n: 7,
      labels: [{ name: 'bug' }, { name: 'ui' }],
    };
    expect(await condition(`"${expression}"`, { contexts: { github } })).toBe(
      expected,
    );
  });
});

describe('other values', () => {
  const scope = { contexts: { vars: { LIST: '{"A": 1, "B": null}' } } };

  it('are mappings of texts, or an expression that makes one', async () => {
    const step = await stepWith('env: { A: 1, B: true, C: "", D: null }');
    expect(await evaluateTexts(step.env, scope)).toEqual({
      A: '1',
      B: 'true',
      C: '',
      D: '',
    });
    expect(await evaluateTexts(undefined, scope)).toEqual({});

    const env = async (expression: string) =>
      (await loaded(`env: ${expression}\n${withSteps('- run: one')}`)).env;
    expect(
      await evaluateTexts(await env('${{ fromJSON(vars.LIST) }}'), scope),
    ).toEqual({ A: '1', B: '' });
    await expect(
      evaluateTexts(await env('${{ vars.LIST }}'), scope),
    ).rejects.toThrow('Expected a mapping');
  });

  it('are numbers and flags', async () => {
    const job = await jobWith(`
run: one
timeout-minutes: \${{ fromJSON(vars.MINUTES || '5') }}
continue-on-error: \${{ vars.MINUTES == '' }}`);
    const { timeoutMinutes, continueOnError } = job.steps[0];
    if (!timeoutMinutes || !continueOnError) {
      throw new Error('The step lacks what it was given');
    }
    expect(await evaluateNumber(timeoutMinutes, scope)).toBe(5);
    expect(await evaluateFlag(continueOnError, scope)).toBe(true);
    await expect(
      evaluateNumber(timeoutMinutes, {
        contexts: { vars: { MINUTES: '"soon"' } },
      }),
    ).rejects.toThrow('Expected a number, got "soon"');
  });

  it('are JSON of any shape', async () => {
    const { runsOn } = await jobWith('run: one');
    expect(await evaluate(runsOn, scope)).toBe('ubuntu-latest');
  });
});
