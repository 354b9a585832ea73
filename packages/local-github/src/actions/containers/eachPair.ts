/** Repeats an option for each of these: `--label name=value`. */
export function eachPair(
  option: string,
  values: Record<string, string>,
): string[] {
  return Object.entries(values).flatMap(([name, value]) => [
    option,
    `${name}=${value}`,
  ]);
}
