import { isDeepStrictEqual } from 'node:util';

/** The `matrix` context of one job. */
export type MatrixCombination = Record<string, unknown>;

/**
 * The combinations of a matrix in GitHub's order: the last vector varies
 * fastest, and entries of `include` that fit none of them follow.
 */
export function expandMatrix({
  vectors,
  include,
  exclude,
}: {
  vectors: Record<string, unknown[]>;
  include: MatrixCombination[];
  exclude: MatrixCombination[];
}): MatrixCombination[] {
  const crossed = cross(vectors)
    .filter(one => !exclude.some(excluded => agrees(excluded, one)))
    .map(original => ({ original, extended: { ...original } }));

  const added: MatrixCombination[] = [];
  for (const entry of include) {
    const fitting = crossed.filter(({ original }) =>
      Object.entries(entry).every(
        ([key, value]) =>
          !Object.hasOwn(original, key) ||
          isDeepStrictEqual(original[key], value),
      ),
    );
    for (const { extended } of fitting) {
      Object.assign(extended, entry);
    }
    if (fitting.length === 0) {
      added.push(entry);
    }
  }
  return [...crossed.map(({ extended }) => extended), ...added];
}

function cross(vectors: Record<string, unknown[]>): MatrixCombination[] {
  const names = Object.keys(vectors);
  if (names.length === 0) {
    return [];
  }
  return names.reduce<MatrixCombination[]>(
    (combinations, name) =>
      combinations.flatMap(combination =>
        vectors[name].map(value => ({ ...combination, [name]: value })),
      ),
    [{}],
  );
}

function agrees(part: MatrixCombination, whole: MatrixCombination): boolean {
  return Object.entries(part).every(([key, value]) =>
    isDeepStrictEqual(whole[key], value),
  );
}
