import { load, loaded, problemsOf } from './__testUtils__/load';
import { callInputs, callSecrets, evaluateOutputs } from './inputs';
import type { CallJob } from './Workflow';

const ROLLOUT = `
name: Roll out
on:
  workflow_call:
    inputs:
      environment: { type: string, required: true }
      replicas: { type: number, default: 2 }
      dry-run: { type: boolean }
      note: { type: string, default: "by \${{ github.actor }}" }
    secrets:
      KUBE_CONFIG: { required: true }
      EXTRA:
    outputs:
      url: { value: "\${{ jobs.deploy.outputs.url }}" }
env: { A: 1 }
permissions: { contents: read }
jobs:
  deploy:
    runs-on: ubuntu-latest
    outputs: { url: "\${{ steps.deploy.outputs.url }}" }
    steps: [{ id: deploy, run: one }]
`;
const files = { '.github/workflows/rollout.yml': ROLLOUT };

function calling(lines: string, path = './.github/workflows/rollout.yml') {
  return `on: push\njobs:\n  staging:\n    uses: ${path}\n${lines}`;
}

async function callOf(lines: string): Promise<CallJob> {
  const [job] = (await loaded(calling(lines), files)).jobs;
  if (job.kind !== 'call') {
    throw new Error(`The job is '${job.kind}'`);
  }
  return job;
}

const GIVEN = `
    with: { environment: "\${{ vars.WHERE }}", REPLICAS: "3" }
    secrets: { KUBE_CONFIG: "\${{ secrets.KUBE }}" }
`;
const scope = {
  contexts: {
    github: { actor: 'maya' },
    vars: { WHERE: 'staging' },
    secrets: { GITHUB_TOKEN: 'token', KUBE: 'kube', OTHER: 'other' },
  },
};

describe('a called workflow', () => {
  it('comes with what it declares and its jobs', async () => {
    const job = await callOf(GIVEN);
    expect(job).toMatchObject({
      id: 'staging',
      uses: './.github/workflows/rollout.yml',
      workflow: {
        path: '.github/workflows/rollout.yml',
        name: 'Roll out',
        permissions: { contents: 'read' },
        inputs: [
          { name: 'environment', type: 'string', required: true },
          { name: 'replicas', type: 'number', required: false },
          { name: 'dry-run', type: 'boolean' },
          { name: 'note', type: 'string' },
        ],
        secrets: [
          { name: 'KUBE_CONFIG', required: true },
          { name: 'EXTRA', required: false },
        ],
        jobs: [{ kind: 'steps', id: 'deploy', steps: [{ id: 'deploy' }] }],
      },
    });
  });

  it('gets inputs of the types that it declares', async () => {
    expect(await callInputs(await callOf(GIVEN), scope)).toEqual({
      environment: 'staging',
      replicas: 3,
      'dry-run': false,
      note: 'by maya',
    });
  });

  it('does not get an input of another type', async () => {
    const job = await callOf(`
    with: { environment: a, replicas: "\${{ vars.WHERE }}" }
    secrets: inherit
`);
    await expect(callInputs(job, scope)).rejects.toThrow(
      `The input 'replicas' is "staging", not a number (.github/workflows/ci.yml:6:39)`,
    );
  });

  it('gets the secrets that the job passes, or all of them, and the token always', async () => {
    expect(await callSecrets(await callOf(GIVEN), scope)).toEqual({
      GITHUB_TOKEN: 'token',
      KUBE_CONFIG: 'kube',
    });
    const inheriting = await callOf(
      '    with: { environment: a }\n    secrets: inherit\n',
    );
    expect(await callSecrets(inheriting, scope)).toEqual(
      scope.contexts.secrets,
    );
  });

  it('gives its outputs from its jobs', async () => {
    const { workflow } = await callOf(GIVEN);
    const contexts = { jobs: { deploy: { outputs: { url: 'http://a' } } } };
    expect(await evaluateOutputs(workflow.outputs, { contexts })).toEqual({
      url: 'http://a',
    });
  });

  it('is told of where the call does not fit it', async () => {
    expect(
      await problemsOf(
        calling(`    with: { replicas: many, other: 1 }
    secrets: { OTHER: a }
`),
        files,
      ),
    ).toEqual([
      'workflows/ci.yml:4:11 Input environment is required, but not provided while calling.',
      'workflows/ci.yml:4:11 Secret KUBE_CONFIG is required, but not provided while calling.',
      "workflows/ci.yml:5:23 The input 'replicas' is 'many', not a number",
      'workflows/ci.yml:5:36 Invalid input, other is not defined in the referenced workflow.',
      'workflows/ci.yml:6:23 Invalid secret, OTHER is not defined in the referenced workflow.',
    ]);
  });

  it('is told of with its own file where it is wrong', async () => {
    expect(
      await problemsOf(calling(GIVEN.slice(1)), {
        '.github/workflows/rollout.yml': ROLLOUT.replace(
          'runs-on: ubuntu-latest',
          'runs-on: macos-latest',
        ),
      }),
    ).toEqual([
      expect.stringMatching(
        /^workflows\/rollout\.yml:19:14 There is no runner for 'runs-on: macos-latest'/,
      ),
    ]);
  });

  it.each([
    [
      './.github/workflows/gone.yml',
      "There is no '.github/workflows/gone.yml' at this commit",
    ],
    [
      './.github/workflows/push.yml',
      "'.github/workflows/push.yml' has no 'workflow_call' under 'on'",
    ],
    [
      'octo/tools/.github/workflows/a.yml@v1',
      "The workflow 'octo/tools/.github/workflows/a.yml@v1' is not supported locally, only one of this repository such as './.github/workflows/name.yml'",
    ],
  ])('is not %s', async (path, problem) => {
    const push =
      'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: one }] } }\n';
    expect(
      await problemsOf(calling('', path), {
        '.github/workflows/push.yml': push,
      }),
    ).toEqual([`workflows/ci.yml:4:11 ${problem}`]);
  });

  it('must not call itself, nor others over more than ten levels', async () => {
    const call = (name: string) =>
      `on: [push, workflow_call]\njobs:\n  a:\n    uses: ./.github/workflows/${name}.yml\n`;
    expect(
      await problemsOf(call('b'), { '.github/workflows/b.yml': call('ci') }),
    ).toEqual([
      "workflows/b.yml:4:11 The workflow './.github/workflows/ci.yml' calls itself",
    ]);

    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `.github/workflows/w${index}.yml`,
          index + 1 < length
            ? call(`w${index + 1}`)
            : 'on: workflow_call\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: one }] } }\n',
        ]),
      );
    expect((await load(call('w0'), chain(9))).problems).toEqual([]);
    expect(await problemsOf(call('w0'), chain(10))).toEqual([
      "workflows/ci.yml:4:11 The workflow './.github/workflows/w0.yml' calls others over more than 10 levels",
    ]);
  });

  it('must not ask for more than the calling job has', async () => {
    const inherit =
      '    with: { environment: a }\n    secrets: inherit\n    permissions: { contents: write, packages: read }\n';
    expect(
      await problemsOf(calling(inherit), {
        '.github/workflows/rollout.yml': ROLLOUT.replace(
          'permissions: { contents: read }',
          'permissions: { contents: write, packages: write }',
        ).replace(
          '  deploy:\n',
          '  deploy:\n    name: Deploy 1\n    permissions: { checks: read }\n',
        ),
      }),
    ).toEqual([
      "workflows/ci.yml:3:3 Error calling workflow './.github/workflows/rollout.yml'. The workflow './.github/workflows/rollout.yml' is requesting 'packages: write', but is only allowed 'packages: read'.",
      "workflows/ci.yml:3:3 Error calling workflow './.github/workflows/rollout.yml'. The nested job 'Deploy 1' is requesting 'checks: read', but is only allowed 'checks: none'.",
    ]);
  });
});
