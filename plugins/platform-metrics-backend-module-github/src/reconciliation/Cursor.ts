import type { JsonObject } from '@backstage/types';
import type { ReconciliationContext } from '@internal/plugin-platform-metrics-node';
import { z } from 'zod';
import type { KnownHistory } from '../facts/repository';

/** How far a list was read: by GitHub's clock, and its first page as it was. */
const readList = z.object({
  etag: z.string().optional(),
  readAt: z.number().optional(),
});

const repositoryCursor = z.object({
  /** As GitHub last showed it. Instants in milliseconds. */
  repository: z.object({
    id: z.number(),
    full_name: z.string(),
    html_url: z.string(),
    default_branch: z.string(),
    archived: z.boolean(),
    created_at: z.number(),
    updated_at: z.number(),
  }),
  etag: z.string().optional(),
  archivedAt: z.number().optional(),
  /** Its first look reaches back so far. */
  horizon: z.number(),
  /** When it was last taken up; whoever waits longest comes first. */
  lookedAt: z.number().optional(),
  /** When all that is known was last compared with all there is. */
  fullLookAt: z.number().optional(),
  /** When GitHub first said that there is no such repository. */
  goneSince: z.number().optional(),
  isWithdrawn: z.boolean().optional(),
  deployments: readList.extend({
    /** Ids of recent ones that are still on their way. */
    open: z.array(z.number()).default([]),
    /** Ids between which a first look that was cut off has read all. */
    done: z.object({ newest: z.number(), oldest: z.number() }).optional(),
  }),
  changes: z.object({
    head: z.string().optional(),
    etag: z.string().optional(),
  }),
  pullRequests: readList,
  /** `rules`: which issues counted when they were read. */
  issues: readList.extend({ rules: z.string().optional() }),
});

export type RepositoryCursor = z.output<typeof repositoryCursor>;

const cursorSchema = z.object({
  version: z.literal(1),
  repositories: z.record(z.string(), repositoryCursor),
});

type Storage = Pick<ReconciliationContext, 'readCursor' | 'writeCursor'>;

/** A crash costs what was read in so long a time, and is read again. */
const SAVE_EVERY_MS = 2000;

/**
 * How far reconciliation is with each repository. One of another version
 * starts afresh: what is read twice changes nothing.
 */
export class Cursor {
  private savedAt = -Infinity;
  private isSaved = true;

  static async read(storage: Storage, now: () => number): Promise<Cursor> {
    const saved = cursorSchema.safeParse(await storage.readCursor());
    return new Cursor(storage, now, saved.data?.repositories ?? {});
  }

  private constructor(
    private readonly storage: Storage,
    private readonly now: () => number,
    private repositories: Record<string, RepositoryCursor>,
  ) {}

  find(key: string): RepositoryCursor | undefined {
    return this.repositories[key];
  }

  /** Of the repository with that id, under whatever name. */
  findById(host: string, id: number): RepositoryCursor | undefined {
    const prefix = `${host}/`.toLowerCase();
    return Object.entries(this.repositories).find(
      ([key, { repository }]) => key.startsWith(prefix) && repository.id === id,
    )?.[1];
  }

  set(key: string, cursor: RepositoryCursor): void {
    this.repositories[key] = cursor;
  }

  /** Leaves only those behind that are still reconciled. */
  keep(keys: readonly string[]): void {
    this.repositories = Object.fromEntries(
      keys.flatMap(key => {
        const cursor = this.repositories[key];
        return cursor ? [[key, cursor]] : [];
      }),
    );
  }

  /** Called after each commit of facts, and writes from time to time. */
  async save(): Promise<void> {
    this.isSaved = false;
    if (this.now() - this.savedAt >= SAVE_EVERY_MS) {
      await this.write();
    }
  }

  /** Called after each repository: writes what came of commits since. */
  async flush(): Promise<void> {
    if (!this.isSaved) {
      await this.write();
    }
  }

  async write(): Promise<void> {
    const cursor: JsonObject = JSON.parse(
      JSON.stringify({ version: 1, repositories: this.repositories }),
    );
    await this.storage.writeCursor(cursor);
    this.savedAt = this.now();
    this.isSaved = true;
  }
}

/** From when on a repository's history is known; absent where it was never read. */
export function readHistory(
  saved: JsonObject | undefined,
  repositoryId: number,
): KnownHistory | undefined {
  const repositories = cursorSchema.safeParse(saved).data?.repositories ?? {};
  const known = Object.values(repositories).find(
    ({ repository }) => repository.id === repositoryId,
  );
  return known && historyOf(known);
}

/** What facts say of a repository beyond what GitHub does. */
export function historyOf({
  repository,
  horizon,
  archivedAt,
}: RepositoryCursor): KnownHistory {
  const isOlder = repository.created_at < horizon;
  return { historySince: isOlder ? horizon : undefined, archivedAt };
}
