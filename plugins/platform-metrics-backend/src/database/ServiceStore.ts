import type { Knex } from 'knex';
import { flag, instant, optionalInstant, optionalText } from './columns';
import type { Row } from './factTables';

/** A repository that facts are about, and what the catalog says of it. */
export interface ServiceRecord {
  id: number;
  /** `owner/name`, as written where a source described the repository. */
  repository: string;
  repositoryId?: string;
  createdAt?: number;
  /** Facts from before are not known. */
  historySince?: number;
  archivedAt?: number;
  url?: string;
  /** The repository is gone: it waits for nothing; what it did still counts. */
  isWithdrawn: boolean;
  /** Absent: the catalog does not know it. */
  entityRef?: string;
  title?: string;
  /** Entity ref. */
  squad?: string;
  /** Entity ref. */
  system?: string;
  isGoldenPath: boolean;
  /** The first successful deployment in staging. */
  firstDeployment?: { id: string; at: number };
}

/** A squad, whether it has services or not. */
export interface SquadRecord {
  ref: string;
  title: string;
  /** Entity ref. */
  lead?: string;
}

/** Reads services and squads. */
export class ServiceStore {
  constructor(private readonly knex: Knex) {}

  /** Those that changed after a revision; all of them after -1. */
  async readServices(afterRevision: number): Promise<ServiceRecord[]> {
    const rows: Row[] = await this.knex('services')
      .where('revision', '>', afterRevision)
      .orderBy('id');
    return rows.map(serviceRecord);
  }

  /** They change with the revision of services. */
  async readSquads(): Promise<SquadRecord[]> {
    const rows: Row[] = await this.knex('squads').orderBy('ref');
    return rows.map(row => ({
      ref: String(row.ref),
      title: String(row.title),
      lead: optionalText(row.lead),
    }));
  }

  /** Whether a source reported any repository or support request. */
  async hasFactsOf(source: string): Promise<boolean> {
    const found = await Promise.all(
      ['repositories', 'support_requests'].map(table =>
        this.knex(table).where({ source }).first('id'),
      ),
    );
    return found.some(Boolean);
  }
}

function serviceRecord(row: Row): ServiceRecord {
  return {
    id: Number(row.id),
    repository: String(row.repository),
    repositoryId: optionalText(row.repository_id),
    createdAt: optionalInstant(row.created_at),
    historySince: optionalInstant(row.history_since),
    archivedAt: optionalInstant(row.archived_at),
    url: optionalText(row.url),
    isWithdrawn: flag(row.is_withdrawn),
    entityRef: optionalText(row.entity_ref),
    title: optionalText(row.title),
    squad: optionalText(row.squad),
    system: optionalText(row.system),
    isGoldenPath: flag(row.is_golden_path),
    ...(row.first_deployed_at !== null && {
      firstDeployment: {
        id: String(row.first_deployment),
        at: instant(row.first_deployed_at),
      },
    }),
  };
}
