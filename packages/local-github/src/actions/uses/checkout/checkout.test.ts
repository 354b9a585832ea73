import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestActions } from '../__testUtils__/TestActions';

// Real processes, on machines that may be busy.
jest.setTimeout(60_000);

describe('actions/checkout', () => {
  let actions: TestActions;
  let first: string;
  let second: string;

  beforeEach(async () => {
    actions = await TestActions.create();
    first = await actions.commit('README.md', 'one\n');
    second = await actions.commit('README.md', 'two\n');
  });

  afterEach(() => actions.job.end());

  const readme = (folder = '') =>
    readFile(join(actions.job.workspace, folder, 'README.md'), 'utf8');

  it('checks out the commit that the run is for, on its branch', async () => {
    const result = await actions.uses(
      'actions/checkout@v6',
      {},
      { sha: first },
    );

    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { ref: 'refs/heads/main', commit: first },
    });
    expect(await readme()).toBe('one\n');
    expect(actions.inWorkspace('branch', '--show-current')).toBe('main');
    expect(actions.inWorkspace('remote', 'get-url', 'origin')).toBe(
      'http://localhost:7008/acme/shop',
    );
    expect(actions.job.log).toContain('##[group]Run actions/checkout@v6\n');
    expect(actions.job.log).toContain('Syncing repository: acme/shop\n');
  });

  it('fetches one commit, as many as asked for, or all', async () => {
    const count = () => actions.inWorkspace('rev-list', '--count', 'HEAD');
    await actions.commit('README.md', 'three\n');

    await actions.uses('actions/checkout@v4');
    expect(count()).toBe('1');
    await actions.uses('actions/checkout@v4', { 'fetch-depth': '2' });
    expect(count()).toBe('2');
    actions.inSource('tag', 'v1', first);
    actions.inSource('branch', 'other', first);
    actions.mirror();
    await actions.uses('actions/checkout@v4', { 'fetch-depth': '0' });
    expect(count()).toBe('3');
    expect(actions.inWorkspace('tag')).toBe('v1');
    expect(actions.inWorkspace('branch', '--remotes')).toContain(
      'origin/other',
    );
  });

  it('finds the commit of the run on a branch that has moved on', async () => {
    const run = { sha: first };
    const result = await actions.uses(
      'actions/checkout@v4',
      { 'fetch-depth': '0' },
      run,
    );

    expect(result.outputs.commit).toBe(first);
    expect(actions.inWorkspace('rev-parse', 'origin/main')).toBe(first);
  });

  it('checks out a merge of a pull request, detached', async () => {
    actions.inSource('update-ref', 'refs/pull/7/merge', first);
    actions.mirror();

    const result = await actions.uses(
      'actions/checkout@v4',
      {},
      { ref: 'refs/pull/7/merge', sha: first },
    );

    expect(result.outcome).toBe('success');
    expect(actions.inWorkspace('branch', '--show-current')).toBe('');
    expect(actions.inWorkspace('rev-parse', 'refs/remotes/pull/7/merge')).toBe(
      first,
    );
  });

  it.each([
    ['a branch', 'other', 'other'],
    ['a tag', 'v1', ''],
    ['a full ref', 'refs/heads/other', 'other'],
    ['a commit', undefined, ''],
  ])('checks out %s by name', async (_, ref, branch) => {
    actions.inSource('tag', '-a', 'v1', '-m', 'one', first);
    actions.inSource('branch', 'other', first);
    actions.mirror();

    const result = await actions.uses('actions/checkout@v4', {
      ref: ref ?? first,
    });

    expect(result.outputs.commit).toBe(first);
    expect(actions.inWorkspace('branch', '--show-current')).toBe(branch);
  });

  it.each([
    [
      { ref: 'nowhere' },
      "A branch or tag with the name 'nowhere' could not be found",
    ],
    [
      { repository: 'acme/other' },
      "Only the workflow's own repository, acme/shop",
    ],
    [{ path: '../out' }, "out' is not under '"],
    [
      { submodules: 'recursive' },
      "'submodules: recursive' of actions/checkout is not supported",
    ],
    [
      { 'ssh-key': 'k' },
      "The input 'ssh-key' of actions/checkout is not supported",
    ],
  ])('fails at %j, and says why', async (inputs, message) => {
    const result = await actions.uses('actions/checkout@v4', inputs);

    expect(result.outcome).toBe('failure');
    expect(result.annotations.at(-1)?.message).toContain(message);
  });

  it('fails where a tag is not at the commit of the run any more', async () => {
    actions.inSource('tag', 'v1', first);
    actions.mirror();

    const result = await actions.uses(
      'actions/checkout@v4',
      {},
      { ref: 'refs/tags/v1', sha: second },
    );

    expect(result.annotations[0].message).toContain(
      "The ref 'refs/tags/v1' does not point to the expected commit",
    );
  });

  it('cleans what an earlier step left, unless told otherwise', async () => {
    const file = join(actions.job.workspace, 'left.txt');
    await writeFile(file, 'before the first checkout');
    await actions.uses('actions/checkout@v4');
    expect(existsSync(file)).toBe(false);

    await writeFile(file, 'after it');
    await actions.uses('actions/checkout@v4', { clean: 'false' });
    expect(existsSync(file)).toBe(true);
    await actions.uses('actions/checkout@v4');
    expect(existsSync(file)).toBe(false);
  });

  it('goes into a folder of the workspace', async () => {
    await actions.uses('actions/checkout@v4', { path: 'src/shop' });
    expect(await readme('src/shop')).toBe('two\n');
  });

  it("leaves git able to speak to the server with the job's token, and masks it", async () => {
    await actions.uses('actions/checkout@v4');
    const credential = Buffer.from('x-access-token:ghs_of_the_job').toString(
      'base64',
    );

    expect(
      actions.inWorkspace(
        'config',
        '--get-urlmatch',
        'http.extraheader',
        'http://localhost:7008/acme/shop',
      ),
    ).toBe(`AUTHORIZATION: basic ${credential}`);
    const config = join(actions.job.workspace, '.git', 'config');
    expect(await readFile(config, 'utf8')).not.toContain(credential);
    expect(actions.job.masks.isIn(credential)).toBe(true);
    expect(actions.job.masks.isIn('ghs_of_the_job')).toBe(true);
  });

  it('forgets them where they are not to be persisted', async () => {
    await actions.uses('actions/checkout@v4');
    await actions.uses('actions/checkout@v4', {
      'persist-credentials': 'false',
    });

    expect(actions.inWorkspace('config', '--list', '--name-only')).not.toMatch(
      /extraheader|includeif/,
    );
  });

  it.each([
    ['is cancelled', { signal: AbortSignal.abort() }, 'cancelled'],
    ['has no time', { timeoutMs: 0 }, 'timed_out'],
  ])('ends where the step %s', async (_, options, outcome) => {
    const result = await actions.uses('actions/checkout@v4', {}, options);

    expect(result.outcome).toBe(outcome);
    expect(result.annotations).toHaveLength(1);
  });

  it('does not read the git configuration of whoever started us', async () => {
    const config = join(actions.job.folder, 'gitconfig');
    await writeFile(config, '[core]\n\tbare = oops\n');

    const result = await actions.uses(
      'actions/checkout@v4',
      {},
      { env: { HOME: actions.job.folder, GIT_CONFIG_GLOBAL: config } },
    );

    expect(result.outcome).toBe('success');
  });
});
