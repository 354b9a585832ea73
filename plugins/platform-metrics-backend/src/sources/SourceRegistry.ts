import { ConflictError } from '@backstage/errors';
import type {
  MetricSource,
  MetricSourcesExtensionPoint,
} from '@internal/plugin-platform-metrics-node';

/** The sources that modules added, and those they retired. */
export class SourceRegistry implements MetricSourcesExtensionPoint {
  private readonly added = new Map<string, MetricSource>();
  private readonly retired = new Set<string>();

  addSource(source: MetricSource) {
    if (this.added.has(source.id)) {
      throw new ConflictError(`There already is a source '${source.id}'`);
    }
    this.added.set(source.id, source);
  }

  retireSource(id: string) {
    this.retired.add(id);
  }

  list(): MetricSource[] {
    return [...this.added.values()];
  }

  /** What one module retires and another adds is there. */
  listRetired(): string[] {
    return [...this.retired].filter(id => !this.added.has(id));
  }
}
