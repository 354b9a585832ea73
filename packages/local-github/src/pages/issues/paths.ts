/** GitHub's own addresses, below a repository's page. */
export function issuesPath(
  home: string,
  { state = 'open', label = '' }: { state?: string; label?: string } = {},
): string {
  const query = new URLSearchParams({
    ...(state === 'closed' && { state }),
    ...(label && { label }),
  });
  return query.size > 0 ? `${home}/issues?${query}` : `${home}/issues`;
}

/** Leads to a pull request's page, too, where the number is one's. */
export function issuePath(
  home: string,
  { number }: { number: number },
): string {
  return `${home}/issues/${number}`;
}

export function labelsPath(home: string): string {
  return `${home}/labels`;
}
