const DASHES = [undefined, '8 3', '2 3', '10 3 2 3'];
const COLORS = 8;

/** How the nth line looks: colour and dash differ, its number is beside it. */
export function lineLook(index: number): { color: string; dash?: string } {
  return {
    color: `var(--metrics-series-${index % COLORS})`,
    dash: DASHES[index % DASHES.length],
  };
}
