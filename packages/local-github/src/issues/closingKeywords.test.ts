import { issuesClosedBy } from './closingKeywords';

describe('closing keywords', () => {
  it.each([
    ['fixes #12', [12]],
    ['Closed: #1 and resolves #2, fix #1', [1, 2]],
    ['This FIXED GH-7', [7]],
    ['resolve acme/shop.js#3', [3]],
    ['Closes https://github.example/acme/shop.js/issues/4', [4]],
    ['see #5', []],
    ['prefixes #6', []],
    ['fixes#8', []],
    ['closes acme/other#9', []],
    ['closes acme/shopXjs#10', []],
  ])('in %j close %j', (text, numbers) => {
    expect(issuesClosedBy(text, 'acme/shop.js')).toEqual(numbers);
  });
});
