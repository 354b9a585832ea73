/** GitHub's names are the same in any case: those of accounts, inputs, labels. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
