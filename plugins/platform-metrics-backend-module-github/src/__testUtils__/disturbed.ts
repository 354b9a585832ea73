/** The same numbers from 0 to below 1 for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** In random order, each twice, one in twenty lost altogether. */
export function disturbed<T>(deliveries: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  const inRandomOrder = <E>(items: readonly E[]) =>
    items
      .map(item => ({ item, place: random() }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ item }) => item);

  const lost = Math.ceil(deliveries.length / 20);
  const arrived = inRandomOrder(deliveries).slice(lost);
  return inRandomOrder([...arrived, ...arrived]);
}
