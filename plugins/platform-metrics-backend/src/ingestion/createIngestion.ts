import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { MetricsSettings } from '@internal/plugin-platform-metrics-common';
import type { FactRecorder } from '@internal/plugin-platform-metrics-node';
import type { FactReader } from '../database/FactReader';
import type { Stores } from '../database/openDatabase';
import type { SourceRegistry } from '../sources/SourceRegistry';
import { EventReader } from './cdevents/EventReader';
import { CsvImport } from './csv/CsvImport';
import { ItemReader } from './ItemReader';
import { ReportIntake } from './ReportIntake';
import { RepositoryFinder } from './RepositoryFinder';

/** The ways in which facts are taken in over HTTP. */
export function createIngestion(options: {
  auth: AuthService;
  catalog: CatalogService;
  facts: FactReader;
  recorder: FactRecorder;
  registry: SourceRegistry;
  settings: MetricsSettings;
  stores: Pick<Stores, 'facts' | 'services'>;
}) {
  const { facts, recorder, registry, settings, stores } = options;
  const repositories = new RepositoryFinder(options);
  const intake = new ReportIntake({ recorder });
  const items = new ItemReader({
    repositories,
    services: stores.services,
    sources: () => registry.list(),
  });
  return {
    intake,
    items,
    imports: new CsvImport({ facts: stores.facts, intake, reader: items }),
    events: new EventReader({
      findReport: async (kind, id) => (await facts.find(kind, id))?.report,
      repositories,
      settings,
    }),
  };
}
