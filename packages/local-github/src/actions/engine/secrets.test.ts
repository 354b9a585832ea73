import sodium from 'libsodium-wrappers';
import { RunnerGithub } from './__testUtils__/RunnerGithub';

describe('the secrets of a repository', () => {
  let runner: RunnerGithub;

  beforeAll(async () => {
    runner = await RunnerGithub.start();
    const { data: key } = await runner.rest.actions.getRepoPublicKey(
      runner.shop,
    );
    await sodium.ready;
    for (const [name, value] of [
      ['FIRST', 'opensesame'],
      ['SECOND', 'hocuspocus'],
    ]) {
      await runner.rest.actions.createOrUpdateRepoSecret({
        ...runner.shop,
        secret_name: name,
        key_id: key.key_id,
        encrypted_value: Buffer.from(
          sodium.crypto_box_seal(value, Buffer.from(key.key, 'base64')),
        ).toString('base64'),
      });
    }
  });

  afterAll(() => runner.stop());

  it('reach the steps that name them, and are masked in logs and names', async () => {
    await runner.push(`
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${#KEY} $KEY $(echo -n "$KEY" | base64) [$SECOND]"
        env: { KEY: '\${{ secrets.FIRST }}' }
      - name: With \${{ secrets.FIRST }}
        run: 'true'
`);
    const run = await runner.ended();

    expect(await runner.log(run.jobs[0].id)).toContain('10 *** *** []\n');
    expect(run.jobs[0].steps?.map(({ name }) => name)).toContain('With ***');
  });

  it('reach a called workflow as far as its caller hands them on', async () => {
    const show =
      'echo "[\${{ secrets.ONE && 1 }}] [\${{ secrets.FIRST && 1 }}] [\${{ secrets.GITHUB_TOKEN && 1 }}]"';
    await runner.push(
      `
on: push
jobs:
  some:
    uses: ./.github/workflows/called.yml
    secrets: { ONE: '\${{ secrets.FIRST }}' }
  all: { uses: ./.github/workflows/called.yml, secrets: inherit }
  none: { uses: ./.github/workflows/called.yml }
`,
      {
        '.github/workflows/called.yml': `
on: { workflow_call: { secrets: { ONE: { required: false } } } }
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{ run: '${show}' }]
`,
      },
    );
    const logs = await runner.logs(await runner.ended());

    expect(logs['some / a']).toContain('[1] [] [1]\n');
    expect(logs['all / a']).toContain('[] [1] [1]\n');
    expect(logs['none / a']).toContain('[] [] [1]\n');
  });

  it('do not reach a composite action unless they are passed', async () => {
    await runner.push(
      `
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: ./.github/actions/show
        with: { key: '\${{ secrets.FIRST }}' }
`,
      {
        '.github/actions/show/action.yml': `
name: Show
description: Shows a key
inputs: { key: { required: true, description: It } }
runs:
  using: composite
  steps:
    - shell: bash
      run: echo "given \${#KEY} $KEY"
      env: { KEY: '\${{ inputs.key }}' }
`,
      },
    );
    const run = await runner.ended();

    expect(run.conclusion).toBe('success');
    expect(await runner.log(run.jobs[0].id)).toContain('given 10 ***\n');
  });
});
