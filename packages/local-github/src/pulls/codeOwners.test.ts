import { ownersOf, parseCodeOwners } from './codeOwners';

describe('CODEOWNERS', () => {
  const owners = (pattern: string, path: string) =>
    ownersOf(parseCodeOwners(`${pattern} @ada`), path).length > 0;

  it.each([
    ['*', 'any/where.txt'],
    ['*.js', 'deep/down/a.js'],
    ['/build/', 'build/logs/a.log'],
    ['docs/*', 'docs/a.md'],
    ['apps/', 'some/apps/a/b.ts'],
    ['/docs', 'docs/deep/a.md'],
    ['**/logs', 'build/logs/a.log'],
    ['/src/**/test', 'src/a/b/test/c.ts'],
    ['/a?c.txt', 'abc.txt'],
    ['constructor', 'constructor'],
  ])('%s covers %s', (pattern, path) => {
    expect(owners(pattern, path)).toBe(true);
  });

  it.each([
    ['*.js', 'a.jsx'],
    ['/build/', 'src/build/a.log'],
    ['docs/*', 'docs/deep/a.md'],
    ['/docs', 'docs.md'],
    ['a.c', 'abc'],
  ])('%s does not cover %s', (pattern, path) => {
    expect(owners(pattern, path)).toBe(false);
  });

  it('goes by the last rule that fits, also where it names nobody', () => {
    const rules = parseCodeOwners(
      '# Everything\n* @ada @acme/payments\n\n/docs/ ben@acme.example # words\n/docs/free/\n',
    );
    expect(ownersOf(rules, 'a.txt')).toEqual(['@ada', '@acme/payments']);
    expect(ownersOf(rules, 'docs/a.md')).toEqual(['ben@acme.example']);
    expect(ownersOf(rules, 'docs/free/a.md')).toEqual([]);
  });
});
