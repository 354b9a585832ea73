import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { MetricsSettings } from '@internal/plugin-platform-metrics-common';
import { RollupRebuild } from '../rollups/RollupRebuild';
import { BaselineStore } from './BaselineStore';
import { EpisodeStore } from './EpisodeStore';
import { FactStore } from './FactStore';
import { OwnershipStore } from './OwnershipStore';
import { RollupStore } from './RollupStore';
import { ServiceStore } from './ServiceStore';
import { SourceStore } from './SourceStore';
import { SupportRequestStore } from './SupportRequestStore';
import { WatchReader } from './WatchReader';
import { Writer } from './Writer';

/** Everything that is kept, each family by its store. */
export interface Stores {
  baselines: BaselineStore;
  episodes: EpisodeStore;
  facts: FactStore;
  ownership: OwnershipStore;
  rebuild: RollupRebuild;
  rollups: RollupStore;
  services: ServiceStore;
  sources: SourceStore;
  supportRequests: SupportRequestStore;
  watch: WatchReader;
}

const migrations = resolvePackagePath(
  '@internal/plugin-platform-metrics-backend',
  'migrations',
);

/** Brings the plugin's database up to date and gives its stores. */
export async function openDatabase(
  database: DatabaseService,
  settings: MetricsSettings,
): Promise<Stores> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrations });
  }
  const writer = new Writer(knex, settings);
  return {
    baselines: new BaselineStore(knex),
    episodes: new EpisodeStore(knex),
    facts: new FactStore(knex, writer),
    ownership: new OwnershipStore(knex, writer),
    rebuild: new RollupRebuild(knex, writer, settings),
    rollups: new RollupStore(knex),
    services: new ServiceStore(knex),
    sources: new SourceStore(knex),
    supportRequests: new SupportRequestStore(knex, writer),
    watch: new WatchReader(knex, settings.timeZone),
  };
}
