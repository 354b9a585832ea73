import { fullShas } from './fullShas';

const one = `ab1${'0'.repeat(37)}`;
const other = `ab2${'0'.repeat(37)}`;
const fullSha = fullShas({
  changes: [other, one].map(sha => ({ sha, parents: [], authoredAt: 1 })),
});

describe('an abbreviated sha', () => {
  it('is that of the one known commit that begins with it', () => {
    expect(fullSha('ab1')).toBe(one);
    expect(fullSha('ab2')).toBe(other);
    expect(fullSha('AB2')).toBe(other);
  });

  it('stays as it is where several commits begin with it, or none', () => {
    expect(fullSha('ab')).toBe('ab');
    expect(fullSha('ab3')).toBe('ab3');
    expect(fullSha('aa')).toBe('aa');
  });

  it('is no abbreviation where it is a whole one', () => {
    const sha256 = `${one}${'0'.repeat(24)}`;
    const known = fullShas({
      changes: [
        { sha: sha256, parents: [], authoredAt: 1 },
        { sha: 'ab', parents: [], authoredAt: 1 },
        { sha: 'abc', parents: [], authoredAt: 1 },
      ],
    });
    expect(known(one)).toBe(one);
    expect(known('ab')).toBe('ab');
  });
});
