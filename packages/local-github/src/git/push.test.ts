import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { TestGithub } from '../__testUtils__/testGithub';

const run = promisify(execFile);

describe('git over smart HTTP', () => {
  let github: TestGithub;
  const folders: string[] = [];

  beforeAll(async () => {
    github = await TestGithub.start({
      tokens: [
        { token: 'ghp_ada', login: 'ada', scopes: ['repo', 'workflow'] },
        { token: 'ghp_ben', login: 'ben', scopes: ['repo', 'workflow'] },
        { token: 'ghp_eve', login: 'eve', scopes: ['repo', 'workflow'] },
        { token: 'ghp_repo', login: 'ada', scopes: ['repo'] },
        { token: 'ghp_none', login: 'ada', scopes: [] },
        {
          token: 'ghp_old',
          login: 'ada',
          scopes: ['repo'],
          expiresAt: new Date(0),
        },
      ],
    });
  });

  afterAll(async () => {
    await Promise.all(
      folders.map(folder => rm(folder, { recursive: true, force: true })),
    );
  });

  async function temporaryFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'local-github-work-'));
    folders.push(folder);
    return folder;
  }

  async function createRepository(name: string, isPrivate = false) {
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name, private: isPrivate });
  }

  function remote(name: string, token?: string): string {
    return token
      ? `http://x-access-token:${token}@${github.host}/acme/${name}.git`
      : `${github.url}/acme/${name}.git`;
  }

  /** The system's git, without this machine's configuration. */
  async function systemGit(cwd: string, ...args: string[]): Promise<string> {
    const { stdout, stderr } = await run(
      'git',
      ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', ...args],
      {
        cwd,
        env: {
          PATH: process.env.PATH,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_TERMINAL_PROMPT: '0',
          LC_ALL: 'C',
        },
      },
    );
    return stdout + stderr;
  }

  /** A working copy with one commit that holds these files. */
  async function workingCopy(files: Record<string, string>): Promise<string> {
    const folder = await temporaryFolder();
    await systemGit(folder, 'init', '-q', '-b', 'main');
    await commit(folder, files);
    return folder;
  }

  async function commit(folder: string, files: Record<string, string>) {
    for (const [path, content] of Object.entries(files)) {
      await fs.promises.mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    await systemGit(folder, 'add', '.');
    await systemGit(folder, 'commit', '-q', '-m', 'Change things');
  }

  describe.each(['the system git', 'isomorphic-git'])('with %s', client => {
    const isSystem = client === 'the system git';
    const name = isSystem ? 'with-system' : 'with-isomorphic';

    async function push(dir: string, token: string, force = false) {
      if (isSystem) {
        const flags = force ? ['--force'] : [];
        await systemGit(dir, 'push', ...flags, remote(name, token), 'main');
        return;
      }
      await git.push({
        fs,
        http,
        dir,
        url: remote(name),
        ref: 'main',
        force,
        onAuth: () => ({ username: 'x-access-token', password: token }),
      });
    }

    async function clone(): Promise<string> {
      const dir = await temporaryFolder();
      if (isSystem) {
        await systemGit(dir, 'clone', '-q', remote(name, 'ghp_ben'), '.');
        return dir;
      }
      await git.clone({
        fs,
        http,
        dir,
        url: remote(name),
        singleBranch: true,
        depth: 1,
        onAuth: () => ({ username: 'x-access-token', password: 'ghp_ben' }),
      });
      return dir;
    }

    beforeAll(() => createRepository(name, true));

    it('pushes a new repository, and clones it again', async () => {
      const source = await workingCopy({ 'README.md': '# Hello\n' });

      await push(source, 'ghp_ada');

      const copy = await clone();
      expect(await readFile(join(copy, 'README.md'), 'utf8')).toBe('# Hello\n');
      const { data } = await github
        .octokit()
        .rest.repos.get({ owner: 'acme', repo: name });
      expect(data.size).toBeGreaterThan(0);
    });

    it('pushes on top of what is there', async () => {
      const copy = await clone();
      await commit(copy, { 'a/b/c.txt': 'deep\n' });

      await push(copy, 'ghp_ada');

      expect(await readFile(join(await clone(), 'a/b/c.txt'), 'utf8')).toBe(
        'deep\n',
      );
    });

    it('refuses what is no fast-forward, unless forced', async () => {
      const other = await workingCopy({ 'other.txt': 'unrelated\n' });

      await expect(push(other, 'ghp_ada')).rejects.toThrow(
        /fast-forward|fetch first|rejected/,
      );

      await push(other, 'ghp_ada', true);
      expect(await readFile(join(await clone(), 'other.txt'), 'utf8')).toBe(
        'unrelated\n',
      );
    });

    it.each([
      ['a wrong token', 'ghp_wrong', /401|Authentication failed/],
      ['an expired token', 'ghp_old', /401|Authentication failed/],
      ['a token without the repo scope', 'ghp_none', /404|not found/],
      ['a member who may only read', 'ghp_ben', /403/],
      ['an outsider', 'ghp_eve', /404|not found/],
    ])('refuses %s', async (_, token, reason) => {
      const source = await workingCopy({ 'README.md': '# No\n' });

      await expect(push(source, token, true)).rejects.toThrow(reason);
    });
  });

  it('clones a public repository without credentials, but takes no push', async () => {
    await createRepository('open');
    const source = await workingCopy({ 'README.md': '# Open\n' });
    await systemGit(source, 'push', remote('open', 'ghp_ada'), 'main');

    const copy = await temporaryFolder();
    await systemGit(copy, 'clone', '-q', remote('open'), '.');

    expect(await readFile(join(copy, 'README.md'), 'utf8')).toBe('# Open\n');
    await expect(
      systemGit(source, 'push', remote('open'), 'main'),
    ).rejects.toThrow(/could not read Username|terminal prompts disabled/);
  });

  it('clones an empty repository', async () => {
    await createRepository('empty');
    const dir = await temporaryFolder();

    expect(await systemGit(dir, 'clone', remote('empty'), '.')).toMatch(
      /empty repository/,
    );
    await expect(
      git.getRemoteInfo({ http, url: remote('empty') }),
    ).resolves.toMatchObject({ capabilities: expect.any(Array) });
  });

  it('pushes more than fits into one request buffer', async () => {
    await createRepository('large');
    const noise = Array.from({ length: 200_000 }, (_, i) =>
      ((i * 2654435761) % 4294967296).toString(36),
    ).join('');
    const source = await workingCopy({ 'noise.txt': noise });

    await systemGit(
      source,
      '-c',
      'http.postBuffer=65536',
      'push',
      remote('large', 'ghp_ada'),
      'main',
    );

    const copy = await temporaryFolder();
    await systemGit(copy, 'clone', '-q', remote('large'), '.');
    expect(await readFile(join(copy, 'noise.txt'), 'utf8')).toBe(noise);
  });

  it('makes the first pushed branch the default one', async () => {
    await createRepository('trunk-based');
    const source = await workingCopy({ 'README.md': '# Trunk\n' });
    await systemGit(source, 'branch', '-m', 'trunk');

    await systemGit(source, 'push', remote('trunk-based', 'ghp_ada'), 'trunk');

    const { data } = await github
      .octokit()
      .rest.repos.get({ owner: 'acme', repo: 'trunk-based' });
    expect(data.default_branch).toBe('trunk');
    await expect(
      systemGit(source, 'push', remote('trunk-based', 'ghp_ada'), ':trunk'),
    ).rejects.toThrow(/refusing to delete the current branch/);
  });

  it('wants the workflow scope for workflow files, and only for them', async () => {
    await createRepository('actions');
    const url = remote('actions', 'ghp_repo');
    const source = await workingCopy({ 'README.md': '# CI\n' });
    await systemGit(source, 'push', url, 'main');

    await commit(source, { '.github/workflows/ci.yml': 'on: push\n' });
    await expect(systemGit(source, 'push', url, 'main')).rejects.toThrow(
      /refusing to allow .* workflow `\.github\/workflows\/ci\.yml` without `workflow` scope/,
    );
    await systemGit(source, 'push', remote('actions', 'ghp_ada'), 'main');

    await commit(source, { 'README.md': '# CI, changed\n' });
    await systemGit(source, 'push', url, 'main');
  });

  it('reaches a renamed repository by its former name', async () => {
    await createRepository('former');
    const source = await workingCopy({ 'README.md': '# Former\n' });
    await systemGit(source, 'push', remote('former', 'ghp_ada'), 'main');
    await github
      .octokit()
      .rest.repos.update({ owner: 'acme', repo: 'former', name: 'latter' });

    const copy = await temporaryFolder();
    await systemGit(copy, 'clone', '-q', remote('former'), '.');

    expect(await readFile(join(copy, 'README.md'), 'utf8')).toBe('# Former\n');
  });

  it('runs no hooks, whoever put them there', async () => {
    await createRepository('hooked');
    const { data } = await github
      .octokit()
      .rest.repos.get({ owner: 'acme', repo: 'hooked' });
    const hooks = join(
      github.dataDir,
      'repositories',
      `${data.id}.git`,
      'hooks',
    );
    await fs.promises.mkdir(hooks, { recursive: true });
    await writeFile(join(hooks, 'pre-receive'), '#!/bin/sh\nexit 1\n', {
      mode: 0o755,
    });
    const source = await workingCopy({ 'README.md': '# Hooked\n' });

    await expect(
      systemGit(source, 'push', remote('hooked', 'ghp_ada'), 'main'),
    ).resolves.toContain('[new branch]');
  });

  it('refuses an archived repository', async () => {
    await createRepository('shelved');
    await github.octokit().rest.repos.update({
      owner: 'acme',
      repo: 'shelved',
      archived: true,
    });
    const source = await workingCopy({ 'README.md': '# Late\n' });

    await expect(
      systemGit(source, 'push', remote('shelved', 'ghp_ada'), 'main'),
    ).rejects.toThrow(/403/);
  });
});
