/** What each OAuth scope includes, as GitHub documents it. */
const INCLUDED: Record<string, string[]> = {
  repo: ['repo:status', 'repo_deployment', 'public_repo', 'repo:invite'],
  'admin:repo_hook': ['write:repo_hook', 'read:repo_hook'],
  'write:repo_hook': ['read:repo_hook'],
  'admin:org': ['write:org', 'read:org'],
  'write:org': ['read:org'],
  user: ['read:user', 'user:email', 'user:follow'],
};

/** The scopes with everything they include. */
export function expandScopes(scopes: Iterable<string>): Set<string> {
  const expanded = new Set(scopes);
  for (const scope of expanded) {
    for (const included of INCLUDED[scope] ?? []) {
      expanded.add(included);
    }
  }
  return expanded;
}

/** Whether the granted scopes hold one of those that an endpoint accepts. */
export function grantsOneOf(
  granted: Iterable<string>,
  accepted: string[],
): boolean {
  const expanded = expandScopes(granted);
  return accepted.some(scope => expanded.has(scope));
}
