import type { SourceStore } from '../database/SourceStore';
import type { SourceRegistry } from './SourceRegistry';

/** How fresh a source's facts are. Instants in ms since 1970. */
export interface SourceState {
  id: string;
  title: string;
  state: 'failed' | 'idle' | 'running';
  /** The first look at all history is not complete. */
  isBackfilling: boolean;
  /** Of the run that is under way. */
  progress?: { done: number; total: number };
  /** When it last reported something by itself. */
  lastEventAt?: number;
  lastReconciledAt?: number;
  error?: string;
}

/**
 * The states of what modules added, and after them of what reports over HTTP.
 */
export class SourceStates {
  constructor(
    private readonly options: {
      registry: SourceRegistry;
      store: Pick<SourceStore, 'list'>;
    },
  ) {}

  async list(): Promise<SourceState[]> {
    const known = new Map(
      (await this.options.store.list()).map(row => [row.id, row]),
    );
    const registered = this.options.registry.list();
    const ids = new Set([
      ...registered.map(({ id }) => id),
      ...[...known.keys()].toSorted(),
    ]);
    return [...ids].map(id => {
      const source = registered.find(candidate => candidate.id === id);
      const row = known.get(id);
      return {
        id,
        title: source?.title ?? id,
        state: row?.status ?? 'idle',
        isBackfilling:
          source?.reconciliation !== undefined &&
          row?.lastReconciledAt === undefined,
        progress: row?.progress,
        lastEventAt: row?.lastEventAt,
        lastReconciledAt: row?.lastReconciledAt,
        error: row?.error,
      };
    });
  }
}
