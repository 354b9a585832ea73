/**
 * Why there is no runner with these labels here, or `undefined` where there
 * is: this machine stands in for GitHub's own Ubuntu runners.
 */
export function missingRunner(labels: string[]): string | undefined {
  const foreign = labels.filter(label => !/^ubuntu-/i.test(label));
  if (labels.length > 0 && foreign.length === 0) {
    return undefined;
  }
  return `There is no runner for 'runs-on: ${labels.join(', ')}' here: jobs run on this machine, as on 'ubuntu-latest'`;
}
