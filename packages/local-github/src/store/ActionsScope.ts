/** Where an Actions variable or secret applies. */
export type ActionsScope =
  | { organizationId: number }
  | { repositoryId: number }
  | { environmentId: number };

/** The scope as the database keys it. */
export function scopeKey(scope: ActionsScope): string {
  if ('organizationId' in scope) {
    return `organization:${scope.organizationId}`;
  }
  if ('repositoryId' in scope) {
    return `repository:${scope.repositoryId}`;
  }
  return `environment:${scope.environmentId}`;
}
