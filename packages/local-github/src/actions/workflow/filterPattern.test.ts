import { passesFilter } from './filterPattern';

/** From the cheat sheet in GitHub's documentation of workflow syntax. */
describe('filter patterns', () => {
  it.each([
    // Branches and tags
    [
      'feature/*',
      ['feature/my-branch', 'feature/your-branch'],
      ['feature/a/b'],
    ],
    [
      'feature/**',
      ['feature/beta-a/my-branch', 'feature/mona/the/octocat'],
      [],
    ],
    ['main', ['main'], ['main2', 'my-main', 'a/main']],
    ['*', ['main', 'releases'], ['all/the/branches']],
    ['**', ['all/the/branches', 'every/tag'], []],
    ['*feature', ['mona-feature', 'feature', 'ver-10-feature'], ['a/feature']],
    ['v2*', ['v2', 'v2.0', 'v2.9'], ['v1', 'v2/0']],
    ['v[12].[0-9]+.[0-9]+', ['v1.10.1', 'v2.0.0'], ['v3.0.0', 'v1x0.0']],
    ['releases/**-alpha', ['releases/10-alpha', 'releases/beta/3-alpha'], []],
    // Paths
    ['*.jsx?', ['page.js', 'page.jsx'], ['a/page.js', 'page.jsxx']],
    ['**.js', ['index.js', 'js/index.js', 'src/js/app.js'], ['index.ts']],
    ['*.js', ['app.js', 'index.js'], ['js/index.js']],
    ['docs/*', ['docs/README.md', 'docs/file.txt'], ['docs/a/file.txt']],
    ['docs/**', ['docs/README.md', 'docs/mona/octocat.txt'], ['doc/a']],
    ['docs/**/*.md', ['docs/README.md', 'docs/mona/hello-world.md'], []],
    ['**/docs/**', ['docs/hello.md', 'dir/docs/my-file.txt'], ['mydocs/a.md']],
    ['**/README.md', ['README.md', 'js/README.md'], ['js/MYREADME.md']],
    ['**/*src/**', ['a/src/app.js', 'my-src/code/js/app.js'], []],
    ['**/*-post.md', ['my-post.md', 'path/their-post.md'], []],
    ['**/migrate-*.sql', ['migrate-10909.sql', 'db/migrate-v1.0.sql'], []],
    ['a\\*b', ['a*b'], ['axb']],
    ['v1.0', ['v1.0'], ['v1x0']],
    ['a(b)$', ['a(b)$'], ['ab']],
  ])('%s', (pattern, matching, others) => {
    for (const name of matching) {
      expect([name, passesFilter([pattern], name)]).toEqual([name, true]);
    }
    for (const name of others) {
      expect([name, passesFilter([pattern], name)]).toEqual([name, false]);
    }
  });

  it('lets the last pattern that matches decide', () => {
    const patterns = ['sub-project/**', '!sub-project/docs/**'];
    expect(passesFilter(patterns, 'sub-project/index.js')).toBe(true);
    expect(passesFilter(patterns, 'sub-project/docs/readme.md')).toBe(false);

    const again = [...patterns, 'sub-project/docs/api/**'];
    expect(passesFilter(again, 'sub-project/docs/api/readme.md')).toBe(true);
    expect(passesFilter(again, 'sub-project/docs/readme.md')).toBe(false);
  });

  it('lets nothing through that no pattern lets in', () => {
    expect(passesFilter(['!releases/**'], 'main')).toBe(false);
  });
});
