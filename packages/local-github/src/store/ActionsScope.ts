/** Where an Actions variable or secret applies. */
export type ActionsScope = { repositoryId: number } | { environmentId: number };

/** The scope as the database keys it. */
export function scopeKey(scope: ActionsScope): string {
  return 'repositoryId' in scope
    ? `repository:${scope.repositoryId}`
    : `environment:${scope.environmentId}`;
}
