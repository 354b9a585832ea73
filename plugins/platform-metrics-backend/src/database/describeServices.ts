import { canonicalJson } from './canonicalJson';
import { flag, instant, optionalText } from './columns';
import { factTables, type Row } from './factTables';
import { inChunks } from './inChunks';
import { byAge, RepositoryNames, type NameClaim } from './RepositoryNames';
import type { RemovedService } from './removeEmptyServices';
import type { WriteTurn } from './WriteTurn';

/**
 * Lets services be called as their repositories are called now, and say what
 * is known of these. A name belongs to one service at a time: whoever else was
 * last seen with it has lost it, until that one is gone. Answers with every
 * service that was looked at, those with whom names are shared included.
 */
export async function describeServices(
  turn: WriteTurn,
  services: ReadonlySet<number>,
  removed: readonly RemovedService[],
): Promise<number[]> {
  const { rows, sharedNames } = await withRivals(turn, services, removed);
  const names = await RepositoryNames.around(
    turn.transaction,
    rows.flatMap(row => optionalText(row.repository_id) ?? []),
  );
  const descriptions = await readDescriptions(
    turn,
    rows.map(row => Number(row.id)),
  );
  const wanted = rows.map(row => {
    const description = descriptions.get(Number(row.id));
    const repository = description
      ? String(description.repository)
      : latestName(row, names);
    return {
      row,
      claim: claimOf(row, repository.toLowerCase(), names),
      columns: {
        repository,
        created_at: description?.created_at ?? null,
        history_since: description?.history_since ?? null,
        archived_at: description?.archived_at ?? null,
        url: description?.url ?? null,
        is_withdrawn: flag(description?.is_withdrawn),
      },
    };
  });
  const holders = holdersOf(wanted);

  const changes = wanted
    // What a rival is called that is no longer called like any of these is not
    // in question, nor who else is called like it.
    .filter(({ claim }) => sharedNames.has(claim.name))
    .map(({ row, claim, columns }) => ({
      row,
      columns: {
        ...columns,
        name: holders.get(claim.name) === row ? claim.name : null,
      },
    }))
    .filter(({ row, columns }) => differs(row, columns))
    // Who lost a name lets go of it before another takes it.
    .sort(
      (a, b) =>
        Number(a.columns.name !== null) - Number(b.columns.name !== null),
    );
  const renamed = changes
    .filter(
      ({ row, columns }) => row.name !== null && row.name !== columns.name,
    )
    .map(({ row }) => Number(row.id));
  await turn.table('services').whereIn('id', renamed).update({ name: null });
  for (const { row, columns } of changes) {
    turn.servicesChanged();
    await turn
      .table('services')
      .where({ id: row.id })
      .update({ ...columns, revision: turn.revision });
  }
  return rows.map(row => Number(row.id));
}

/** These services, and those that were ever called like one of them or of those removed. */
async function withRivals(
  turn: WriteTurn,
  services: ReadonlySet<number>,
  removed: readonly RemovedService[],
) {
  const rows: Row[] = [];
  for (const chunk of inChunks([...services])) {
    rows.push(...(await turn.table('services').whereIn('id', chunk)));
  }
  const ids = rows.flatMap(row => optionalText(row.repository_id) ?? []);
  const names = await RepositoryNames.around(turn.transaction, [
    ...ids,
    ...removed.flatMap(({ repositoryId }) => repositoryId ?? []),
  ]);
  const sharedNames = new Set([
    ...names.names(),
    ...rows.flatMap(row => optionalText(row.name) ?? []),
  ]);
  const rivals = names.repositoryIds().filter(id => !ids.includes(id));
  for (const chunk of inChunks(rivals)) {
    rows.push(
      ...(await turn.table('services').whereIn('repository_id', chunk)),
    );
  }
  return { rows, sharedNames };
}

/** What counts of the reports about each repository. */
async function readDescriptions(
  turn: WriteTurn,
  services: readonly number[],
): Promise<Map<number, Row>> {
  const { name, toReport } = factTables.repository;
  const found = new Map<number, Row>();
  const rank = (row: Row) =>
    [Number(!row.is_withdrawn), instant(row.reported_at)] as const;
  for (const chunk of inChunks(services)) {
    const rows: Row[] = await turn.table(name).whereIn('service_id', chunk);
    for (const row of rows) {
      const other = found.get(Number(row.service_id));
      const [stands, reportedAt] = rank(row);
      const [otherStands, otherReportedAt] = other ? rank(other) : [0, -1];
      if (
        !other ||
        (stands - otherStands ||
          reportedAt - otherReportedAt ||
          (canonicalJson(toReport(row)) > canonicalJson(toReport(other))
            ? 1
            : -1)) > 0
      ) {
        found.set(Number(row.service_id), row);
      }
    }
  }
  return found;
}

/** Where nobody described the repository: as it was last called. */
function latestName(row: Row, names: RepositoryNames): string {
  const repositoryId = optionalText(row.repository_id);
  const claims = repositoryId ? names.namesOf(repositoryId) : [];
  return claims.sort(byAge).at(-1)?.name ?? String(row.name);
}

function claimOf(row: Row, name: string, names: RepositoryNames): NameClaim {
  const repositoryId = optionalText(row.repository_id);
  return (
    (repositoryId && names.claim(name, repositoryId)) || {
      name,
      repositoryId: '',
      since: -Infinity,
    }
  );
}

/** Of all that are called the same: who got the name last, and still stands. */
function holdersOf(
  wanted: ReadonlyArray<{
    row: Row;
    claim: NameClaim;
    columns: { is_withdrawn: boolean };
  }>,
): Map<string, Row> {
  const ordered = [...wanted].sort(
    (a, b) =>
      Number(b.columns.is_withdrawn) - Number(a.columns.is_withdrawn) ||
      byAge(a.claim, b.claim),
  );
  return new Map(ordered.map(({ row, claim }) => [claim.name, row]));
}

function differs(row: Row, columns: Row): boolean {
  return Object.entries(columns).some(
    ([column, value]) =>
      String(normalized(row[column])) !== String(normalized(value)),
  );
}

/** As both databases would give it. */
function normalized(value: unknown) {
  return typeof value === 'boolean' ? Number(value) : value;
}
