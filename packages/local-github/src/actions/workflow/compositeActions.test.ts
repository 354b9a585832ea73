import { evaluateText } from '../expressions/evaluate';
import {
  load,
  loaded,
  problemsOf,
  stepsJob,
  withSteps,
} from './__testUtils__/load';
import { actionInputs, evaluateOutputs } from './inputs';
import type { CompositeStep } from './Workflow';

const GREET = `
name: Greet
inputs:
  name:
    required: 'true'
  greeting:
    default: Hello from \${{ github.actor }}
outputs:
  text:
    value: \${{ steps.say.outputs.text }}
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      run: |
        echo "\${{ inputs.greeting }}, \${{ inputs.name }}"
    - uses: ./.github/actions/inner
`;
const INNER = `
name: Inner
runs:
  using: composite
  steps:
    - uses: actions/checkout@v4
`;
const files = {
  '.github/actions/greet/action.yml': GREET,
  '.github/actions/inner/action.yaml': INNER,
};

function runs(steps: string): string {
  return `name: A\nruns:\n  using: composite\n  steps:\n    ${steps}\n`;
}

async function greetStep(lines = ''): Promise<CompositeStep> {
  const { jobs } = await loaded(
    withSteps(`- uses: ./.github/actions/greet\n${lines}`),
    files,
  );
  const [step] = stepsJob(jobs[0]).steps;
  if (step.kind !== 'composite') {
    throw new Error(`The step is '${step.kind}'`);
  }
  return step;
}

describe('a composite action', () => {
  it('comes with its steps and those of the actions that it uses', async () => {
    const { action } = await greetStep();
    expect(action).toMatchObject({
      path: '.github/actions/greet/action.yml',
      name: 'Greet',
      inputs: [
        { name: 'name', required: true },
        { name: 'greeting', required: false },
      ],
      steps: [
        { kind: 'run', id: 'say' },
        {
          kind: 'composite',
          action: {
            path: '.github/actions/inner/action.yaml',
            steps: [{ kind: 'built-in', uses: 'actions/checkout@v4' }],
          },
        },
      ],
    });
  });

  it('gets its inputs from the step, from defaults, or empty', async () => {
    const scope = {
      contexts: { github: { actor: 'maya' }, matrix: { who: 'Jonas' } },
    };
    const given = await greetStep(
      '  with: { NAME: "${{ matrix.who }}", nome: "?" }',
    );
    expect(await actionInputs(given, scope)).toEqual({
      inputs: { name: 'Jonas', greeting: 'Hello from maya' },
      unexpected: ['nome'],
    });
    expect(await actionInputs(await greetStep(), scope)).toEqual({
      inputs: { name: '', greeting: 'Hello from maya' },
      unexpected: [],
    });
  });

  it('gives its outputs from its own steps', async () => {
    const { action } = await greetStep();
    const contexts = { steps: { say: { outputs: { text: 'Hello' } } } };
    expect(await evaluateOutputs(action.outputs, { contexts })).toEqual({
      text: 'Hello',
    });
    const [say] = action.steps;
    expect(
      say.kind === 'run' &&
        (await evaluateText(say.run, {
          contexts: { inputs: { greeting: 'Hi', name: 'Maya' } },
        })),
    ).toBe('echo "Hi, Maya"\n');
  });

  it('may be the root of the repository', async () => {
    const { jobs } = await loaded(withSteps('- uses: ./'), {
      'action.yml': INNER,
    });
    expect(stepsJob(jobs[0]).steps).toMatchObject([
      { kind: 'composite', action: { path: 'action.yml' } },
    ]);
  });

  it('is told of with its own file where it is wrong, once', async () => {
    const broken = {
      'a/action.yml': runs(
        '- run: one\n    - uses: actions/cache@v4\n    - run: two\n      shell: bash\n      if: secrets.A',
      ),
    };
    expect(
      await problemsOf(withSteps('- uses: ./a\n- uses: ./a'), broken),
    ).toEqual([
      'a/action.yml:5:7 Required property is missing: shell',
      expect.stringMatching(
        /^a\/action\.yml:6:13 The action 'actions\/cache@v4' is not supported/,
      ),
      "a/action.yml:9:11 Unrecognized named-value: 'secrets'",
    ]);
  });

  it.each(['node24', 'docker'])('does not run with %s', async using => {
    const foreign = {
      'a/action.yml': `name: A\nruns:\n  using: ${using}\n  ${using === 'docker' ? 'image' : 'main'}: x\n`,
    };
    expect(await problemsOf(withSteps('- uses: ./a'), foreign)).toEqual([
      `a/action.yml:3:10 An action with 'using: ${using}' is not supported locally, only 'composite'`,
    ]);
  });

  it('must not use itself, nor others over more than ten levels', async () => {
    expect(
      await problemsOf(withSteps('- uses: ./a'), {
        'a/action.yml': runs('- uses: ./b'),
        'b/action.yml': runs('- uses: ./a'),
      }),
    ).toEqual(["b/action.yml:5:13 The action './a' uses itself"]);

    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `a${index}/action.yml`,
          runs(
            index + 1 < length
              ? `- uses: ./a${index + 1}`
              : '- uses: actions/checkout@v4',
          ),
        ]),
      );
    const steps = withSteps('- uses: ./a0');
    expect((await load(steps, chain(10))).problems).toEqual([]);
    expect(await problemsOf(steps, chain(11))).toEqual([
      "workflows/ci.yml:6:15 The action './a0' uses more than 10 levels of actions",
    ]);
  });
});
