import { markdownText } from './markdownText';

describe('markdownText', () => {
  it('leaves plain sentences alone', () => {
    const text = 'Takes orders - 24/7, für alle (100 %) & more. 🚲';
    expect(markdownText.filter(text)).toBe(text);
  });

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['1. not a list', '1\\. not a list'],
    ['--- ', '\\---'],
    ['`a` *b* _c_', '\\`a\\` \\*b\\* \\_c\\_'],
    ['<b> [c](d) | e', '\\<b\\> \\[c\\](d) \\| e'],
    ['&lt; costs $5 or $6', '\\&lt; costs \\$5 or \\$6'],
    ['one\n\n---\ntwo', 'one --- two'],
  ])('takes the meaning from %j', (text, shown) => {
    expect(markdownText.filter(text)).toBe(shown);
  });
});
