/** What GitHub keeps for pull requests: people can fetch it, never push it. */
export const PULLS = 'refs/pull/';

/** The last head of a pull request, also once its branch is gone. */
export function headRefOf(number: number): string {
  return `${PULLS}${number}/head`;
}

/** What merging an open pull request would give; absent in conflict. */
export function mergeRefOf(number: number): string {
  return `${PULLS}${number}/merge`;
}
