/**
 * The numbers of issues that a text says it closes, such as `Fixes #12`:
 * https://docs.github.com/issues/tracking-your-work-with-issues/linking-a-pull-request-to-an-issue
 */
export function issuesClosedBy(text: string, nameWithOwner: string): number[] {
  const name = nameWithOwner.replaceAll('.', '\\.');
  const keyword = 'close[sd]?|fix(?:e[sd])?|resolve[sd]?';
  const named = `#|GH-|${name}#|https?://\\S+/${name}/issues/`;
  const pattern = new RegExp(
    `\\b(?:${keyword}):?\\s+(?:${named})(\\d+)\\b`,
    'gi',
  );
  const numbers = [...text.matchAll(pattern)].map(([, number]) =>
    Number(number),
  );
  return [...new Set(numbers)];
}
