import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FactStore } from '../database/FactStore';
import type { SourceStore } from '../database/SourceStore';
import type { AuditTrail } from '../routes/AuditTrail';
import type { SourceRegistry } from './SourceRegistry';

/** Removes what retired sources reported, or what a removal left that broke off. */
export async function removeRetired({
  audit,
  facts,
  logger,
  registry,
  states,
}: {
  audit: AuditTrail;
  facts: Pick<FactStore, 'removeSource'>;
  logger: LoggerService;
  registry: Pick<SourceRegistry, 'listRetired'>;
  states: Pick<SourceStore, 'hasTraces'>;
}): Promise<void> {
  for (const source of registry.listRetired()) {
    if (await states.hasTraces(source)) {
      const { removed } = await audit.record(
        { id: 'source-remove', meta: { source } },
        () => facts.removeSource(source),
        result => result,
      );
      logger.info(
        `Removed what '${source}' reported: ${removed} facts and baselines`,
      );
    }
  }
}
