import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TestGithub } from '../__testUtils__/testGithub';

const run = promisify(execFile);

describe('archives', () => {
  const headers = { Authorization: 'token ghp_ada' };
  let github: TestGithub;
  let sha: string;

  beforeAll(async () => {
    github = await TestGithub.start();
    await github.octokit().rest.repos.createInOrg({
      org: 'acme',
      name: 'shop',
      private: true,
      auto_init: true,
    });
    const { data } = await github
      .octokit()
      .rest.repos.getCommit({ owner: 'acme', repo: 'shop', ref: 'main' });
    sha = data.sha;
  });

  async function filesOf(archive: Response): Promise<string[]> {
    const folder = await mkdtemp(join(tmpdir(), 'local-github-archive-'));
    await writeFile(
      join(folder, 'x.tgz'),
      Buffer.from(await archive.arrayBuffer()),
    );
    await run('tar', ['-xzf', 'x.tgz'], { cwd: folder });
    const files = await readdir(folder, { recursive: true });
    await rm(folder, { recursive: true });
    return files.filter(file => file !== 'x.tgz').sort();
  }

  it('are where the API redirects to, in a folder named as GitHub names it', async () => {
    const redirect = await github.fetch(
      '/api/v3/repos/acme/shop/tarball/main',
      {
        headers,
      },
    );
    expect(redirect.status).toBe(302);

    const archive = await fetch(redirect.headers.get('Location') ?? '', {
      headers,
    });
    const folder = `acme-shop-${sha.slice(0, 7)}`;
    expect(await filesOf(archive)).toEqual([folder, `${folder}/README.md`]);
  });

  it('follow the default branch where no ref is named', async () => {
    const redirect = await github.fetch('/api/v3/repos/acme/shop/zipball', {
      headers,
    });

    expect(redirect.headers.get('Location')).toBe(
      `${github.url}/_codeload/acme/shop/legacy.zip/main`,
    );
    const archive = await fetch(redirect.headers.get('Location') ?? '', {
      headers,
    });
    const bytes = Buffer.from(await archive.arrayBuffer());
    expect(bytes.toString('latin1', 0, 2)).toBe('PK');
  });

  it('have an address of their own for people', async () => {
    const archive = await github.fetch(
      '/acme/shop/archive/refs/heads/main.tar.gz',
      { headers },
    );

    expect(await filesOf(archive)).toEqual([
      'shop-main',
      'shop-main/README.md',
    ]);
  });

  it.each([
    '/acme/shop/archive/main.zip',
    '/_codeload/acme/shop/legacy.zip/main',
  ])('of a private repository are not there for others: %s', async path => {
    expect((await github.fetch(path)).status).toBe(404);
    const other = { Authorization: 'token ghp_eve' };
    expect((await github.fetch(path, { headers: other })).status).toBe(404);
  });
});
