import { markdownText } from './markdownText';

describe('markdownText', () => {
  it('leaves plain words alone', () => {
    expect(markdownText.filter('Takes orders, für alle 🚲')).toBe(
      'Takes orders, für alle 🚲',
    );
  });

  it('takes the meaning from markup', () => {
    expect(markdownText.filter('# `a` <b> [c](d)')).toBe(
      '\\# \\`a\\` \\<b\\> \\[c\\]\\(d\\)',
    );
  });

  it('stays on one line', () => {
    expect(markdownText.filter('one\n\n---\ntwo')).toBe('one \\-\\-\\- two');
  });
});
