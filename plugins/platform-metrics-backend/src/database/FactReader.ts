import type {
  FactReport,
  Metric,
  Remediation,
  Tier,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { flag, instant, optionalInstant } from './columns';
import { countedFacts, INSTANT } from './countedFacts';
import { factTables, type Row } from './factTables';
import { STATES_THAT_COUNT } from '../rollups/readServiceFacts';
import { inChunks } from './inChunks';
import type { SquadOrigin } from './supportSquad';

/** The kinds of facts that are shown. Others only explain these. */
export type CountedKind =
  | 'change'
  | 'deployment'
  | 'incident'
  | 'pull-request'
  | 'repository'
  | 'support-request';

/** Which facts are asked for. */
export interface FactQuery {
  kind: CountedKind;
  /** Instants `[start, end)` by which they are counted. Absent: whenever. */
  counted?: { start: number; end: number };
  /** Of squads, of a system, of one service, by entity ref. */
  squads?: readonly string[];
  system?: string;
  service?: string;
  /** Only what counts for a metric. */
  metric?: Metric;
  /** Only deployments that failed. */
  isFailed?: boolean;
  /** Only support requests that no squad was found for. */
  isUnassigned?: boolean;
}

/** A fact as it was reported, and as it counts. */
export interface CountedFact {
  id: string;
  report: FactReport;
  /** By which it is counted. */
  at: number;
  /** Id. */
  service?: number;
  /** Of a service's repository. */
  firstDeployedAt?: number;
  /** Of a deployment. */
  deployment?: {
    tier: Tier;
    /** The last it was in. */
    state?: string;
    lastSucceededAt?: number;
    lastFailedAt?: number;
    finishedAt?: number;
    recoveredAt?: number;
    isUnplanned: boolean;
    remediations: ReadonlyArray<Remediation & { evidenceUrl?: string }>;
  };
  /** Of a change. */
  deployed?: { at: number; by: string };
  /** Of a support request: its squad, and by what it was found. */
  squad?: { ref: string; by: SquadOrigin };
}

type LastStates = Pick<
  NonNullable<CountedFact['deployment']>,
  'lastFailedAt' | 'lastSucceededAt' | 'state'
>;

/** Reads facts for people. */
export class FactReader {
  constructor(private readonly knex: Knex) {}

  /** Latest first; all of them where no page is asked for. */
  async list(
    query: FactQuery,
    page?: { limit: number; offset: number },
  ): Promise<{ totalItems: number; items: CountedFact[] }> {
    const found = countedFacts(this.knex, query);
    const rows: Row[] = await found
      .clone()
      .orderBy([
        { column: INSTANT, order: 'desc' },
        { column: 'fact.id', order: 'desc' },
      ])
      .modify(part => {
        if (page) {
          part.limit(page.limit).offset(page.offset);
        }
      });
    return {
      totalItems: page ? await count(found) : rows.length,
      items: await this.complete(query.kind, rows),
    };
  }

  /** A fact by its id, withdrawn or not counted for any reason left out. */
  async find(kind: CountedKind, id: string): Promise<CountedFact | undefined> {
    const rows: Row[] = await countedFacts(this.knex, { kind }).where({
      'fact.id': id,
    });
    const [fact] = await this.complete(kind, rows);
    return fact;
  }

  async countUnassignedSupportRequests(): Promise<number> {
    return count(
      countedFacts(this.knex, { kind: 'support-request', isUnassigned: true }),
    );
  }

  private async complete(
    kind: CountedKind,
    rows: readonly Row[],
  ): Promise<CountedFact[]> {
    const states = await this.lastStates(kind, rows);
    const urls = await this.evidenceUrls(rows);
    return rows.map(row => countedFact(kind, row, { states, urls }));
  }

  /** By deployment: the state it entered last, and when it was right or wrong. */
  private async lastStates(
    kind: CountedKind,
    rows: readonly Row[],
  ): Promise<Map<string, LastStates>> {
    const states = new Map<string, LastStates>();
    const deployments =
      kind === 'deployment' ? rows.map(({ id }) => String(id)) : [];
    for (const chunk of inChunks(deployments)) {
      const found: Row[] = await this.knex('deployment_statuses')
        .whereIn('deployment_id', chunk)
        .andWhere({ is_withdrawn: false })
        .orderBy('at')
        // Of those in one second, what it ended in came last.
        .orderByRaw('case when state in (?, ?, ?) then 1 else 0 end', [
          ...STATES_THAT_COUNT,
        ])
        .orderBy(['reported_at', 'id'])
        .select('deployment_id', 'state', 'at');
      for (const { deployment_id: deployment, state, at } of found) {
        states.set(String(deployment), {
          ...states.get(String(deployment)),
          state: String(state),
          ...(state === 'success' && { lastSucceededAt: instant(at) }),
          ...(/^(error|failure)$/.test(String(state)) && {
            lastFailedAt: instant(at),
          }),
        });
      }
    }
    return states;
  }

  /** Where the incidents and deployments are that show a failure. */
  private async evidenceUrls(
    rows: readonly Row[],
  ): Promise<Map<string, string>> {
    const ids = new Set(
      rows
        .flatMap(remediationsOf)
        .flatMap(({ evidence }) => (evidence ? [evidence] : [])),
    );
    const urls = new Map<string, string>();
    for (const chunk of inChunks([...ids])) {
      for (const table of ['incidents', 'deployments']) {
        const found: Row[] = await this.knex(table)
          .whereIn('id', chunk)
          .whereNotNull('url')
          .select('id', 'url');
        for (const { id, url } of found) {
          urls.set(String(id), String(url));
        }
      }
    }
    return urls;
  }
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.clone().clearSelect().count({ facts: '*' });
  return Number(row.facts);
}

function remediationsOf(row: Row): Remediation[] {
  return row.remediations ? JSON.parse(String(row.remediations)) : [];
}

function countedFact(
  kind: CountedKind,
  row: Row,
  {
    states,
    urls,
  }: { states: Map<string, LastStates>; urls: Map<string, string> },
): CountedFact {
  const id = String(row.id);
  const fact: CountedFact = {
    id,
    report: factTables[kind].toReport(row),
    at: instant(row[INSTANT]),
    ...(row.service_id !== undefined && { service: Number(row.service_id) }),
  };
  switch (kind) {
    case 'deployment':
      fact.deployment = {
        tier: row.tier as Tier,
        ...states.get(id),
        finishedAt: optionalInstant(row.finished_at),
        recoveredAt: optionalInstant(row.recovered_at),
        isUnplanned: flag(row.is_unplanned),
        remediations: remediationsOf(row).map(remediation => {
          const url = remediation.evidence && urls.get(remediation.evidence);
          return { ...remediation, ...(url && { evidenceUrl: url }) };
        }),
      };
      break;
    case 'change':
      if (row.deployed_at !== null) {
        fact.deployed = {
          at: instant(row.deployed_at),
          by: String(row.deployed_by),
        };
      }
      break;
    case 'repository':
      fact.firstDeployedAt = optionalInstant(row.first_deployed_at);
      break;
    case 'support-request':
      if (row.squad !== null) {
        fact.squad = {
          ref: String(row.squad),
          by: row.squad_by as SquadOrigin,
        };
      }
      break;
    default:
  }
  return fact;
}
