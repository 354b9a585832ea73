/** The owner as chosen in the same form, where names must be free. */
export function readGithubOwner(formData: unknown): string | undefined {
  if (typeof formData !== 'object' || formData === null) return undefined;
  const owner = 'githubOwner' in formData ? formData.githubOwner : undefined;
  return typeof owner === 'string' && owner ? owner : undefined;
}
