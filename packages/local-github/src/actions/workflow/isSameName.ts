/** Names of inputs and secrets are the same in any case, as on GitHub. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
