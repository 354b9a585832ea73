import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestActions } from '../__testUtils__/TestActions';

// Real processes, on machines that may be busy.
jest.setTimeout(60_000);

const running = process.versions.node;

describe('actions/setup-node', () => {
  let actions: TestActions;

  beforeEach(async () => {
    actions = await TestActions.create();
    await actions.commit('README.md', 'one\n');
  });

  afterEach(() => actions.job.end());

  const write = (name: string, content: string) =>
    writeFile(join(actions.job.workspace, name), content);

  /** A program that says it is a Node, or an npm. */
  async function pretend(folder: string, name: string, script: string) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, {
      mode: 0o755,
    });
  }

  it('puts the Node that runs us on the PATH where it fits', async () => {
    const result = await actions.uses('actions/setup-node@v6', {
      'node-version': running,
    });

    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { 'node-version': `v${running}` },
    });
    await actions.job.run('node --version; command -v node', {
      path: result.path,
    });
    expect(actions.job.output).toBe(
      `v${running}\n${actions.job.tempDir}/node-${running}/bin/node\n`,
    );
  });

  it('takes the newest that fits, of those on the PATH and those fetched before', async () => {
    const { folder } = actions.job;
    await pretend(join(folder, 'a'), 'node', 'echo v90.1.0');
    await pretend(join(folder, 'b'), 'node', 'echo v90.3.0');
    await pretend(
      join(folder, 'tools', 'node', '90.2.0', process.arch, 'bin'),
      'node',
      'echo v90.2.0',
    );
    const path = [join(folder, 'a'), join(folder, 'b')];
    const chosen = async (version: string) => {
      const { outputs } = await actions.uses(
        'actions/setup-node@v6',
        { 'node-version': version },
        { path },
      );
      return outputs['node-version'];
    };

    expect(await chosen('90')).toBe('v90.3.0');
    expect(await chosen('v90.2.x')).toBe('v90.2.0');
    expect(await chosen('90.1.0')).toBe('v90.1.0');
  });

  it('fetches one from npm where none here fits, and keeps it', async () => {
    const bin = join(actions.job.folder, 'bin');
    const content = '"$3/node_modules/${10%@*}"';
    await pretend(
      bin,
      'npm',
      `[ "$1" = install ] || { echo 1.0.0; exit; }
      echo "fetching \${10##*/}"
      mkdir -p ${content}/bin
      echo '{"version":"91.4.0"}' > ${content}/package.json
      printf '#!/bin/sh\\necho v91.4.0\\n' > ${content}/bin/node
      chmod +x ${content}/bin/node`,
    );
    const uses = () =>
      actions.uses(
        'actions/setup-node@v6',
        { 'node-version': '^91.2.0' },
        { path: [bin] },
      );

    expect(await uses()).toMatchObject({
      outcome: 'success',
      outputs: { 'node-version': 'v91.4.0' },
    });
    expect(actions.job.log).toMatch(/fetching node-\S+@\^91\.2\.0\n/);
    await uses();
    expect(actions.job.log).toContain('Found Node 91.4.0 at ');
    expect(actions.job.log).not.toContain('fetching');
  });

  it('says which versions are here where none fits and none can be fetched', async () => {
    const bin = join(actions.job.folder, 'bin');
    await pretend(bin, 'npm', 'echo "npm error ETARGET" >&2; exit 1');

    const result = await actions.uses(
      'actions/setup-node@v6',
      { 'node-version': '92' },
      { path: [bin] },
    );

    expect(result.outcome).toBe('failure');
    expect(actions.job.log).toContain('npm error ETARGET\n');
    expect(result.annotations.at(-1)?.message).toMatch(
      new RegExp(
        `^Unable to find Node version '92' for platform .* On this machine: .*${running} \\(`,
      ),
    );
  });

  it.each([
    ['.nvmrc', `v${running}\n`],
    ['.node-version', running],
    ['.tool-versions', `python 3.12\nnodejs ${running}\n`],
    ['package.json', `{"engines":{"node":"^${running}"}}`],
    [
      'package.json',
      `{"engines":{"node":"1"},"devEngines":{"runtime":{"name":"node","version":"${running}"}}}`,
    ],
    ['package.json', `{"engines":{"node":"1"},"volta":{"node":"${running}"}}`],
  ])('reads the version from %s', async (name, content) => {
    await write(name, content);
    const result = await actions.uses('actions/setup-node@v6', {
      'node-version-file': name,
    });

    expect(result.outputs['node-version']).toBe(`v${running}`);
    expect(actions.job.log).toMatch(/Resolved \S+ as \^?[\d.]+\n/);
  });

  it.each([
    [
      { 'node-version': '20-nightly' },
      "The Node version '20-nightly' is not supported locally",
    ],
    [
      { 'node-version': 'lts/unheard' },
      "The Node version 'lts/unheard' is not supported",
    ],
    [{ 'node-version-file': '.nvmrc' }, 'The specified node version file at: '],
    [
      { cache: 'pnpm' },
      "'cache: pnpm' of actions/setup-node is not supported locally, only 'npm'",
    ],
    [{ cache: 'npm' }, 'Dependencies lock file is not found in '],
    [
      { architecture: 'x86' },
      "The input 'architecture' of actions/setup-node is not supported",
    ],
  ])('fails at %j, and says why', async (inputs, message) => {
    const result = await actions.uses('actions/setup-node@v6', inputs);

    expect(result.outcome).toBe('failure');
    expect(result.annotations.at(-1)?.message).toContain(message);
  });

  it("leaves npm's downloads where they are", async () => {
    await write('package-lock.json', '{}');
    const cache = join(actions.job.folder, 'npm');
    await mkdir(join(cache, '_cacache'), { recursive: true });

    const result = await actions.uses(
      'actions/setup-node@v6',
      { cache: 'npm' },
      { env: { npm_config_cache: cache } },
    );

    expect(result.outputs).toMatchObject({
      'cache-hit': 'true',
      'cache-primary-key': expect.stringMatching(/^node-cache-.*-npm-\w{64}$/),
    });
    expect(actions.job.log).toContain(
      `npm keeps its downloads in ${cache} on this machine`,
    );
  });

  it('lets npm speak to a registry with the token of the step', async () => {
    const { env } = await actions.uses(
      'actions/setup-node@v6',
      { 'registry-url': 'https://npm.example/pkg', scope: 'Acme' },
      { env: { NODE_AUTH_TOKEN: 'from-the-step' } },
    );

    expect(env).toEqual({
      NPM_CONFIG_USERCONFIG: join(actions.job.tempDir, '.npmrc'),
      NODE_AUTH_TOKEN: 'from-the-step',
    });
    expect(await readFile(env.NPM_CONFIG_USERCONFIG, 'utf8')).toBe(
      '//npm.example/pkg/:_authToken=${NODE_AUTH_TOKEN}\n@acme:registry=https://npm.example/pkg/',
    );
    await actions.job.run('npm config get @acme:registry', { env });
    expect(actions.job.output).toBe('https://npm.example/pkg/\n');
  });
});
