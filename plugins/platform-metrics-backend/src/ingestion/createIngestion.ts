import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { MetricsSettings } from '@internal/plugin-platform-metrics-common';
import type { FactRecorder } from '@internal/plugin-platform-metrics-node';
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
  recorder: FactRecorder;
  /** For what adds to facts that are known. */
  spanRecorder: FactRecorder;
  registry: SourceRegistry;
  settings: MetricsSettings;
  stores: Pick<Stores, 'facts' | 'services'>;
}) {
  const { recorder, registry, settings, spanRecorder, stores } = options;
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
    events: new EventReader({ repositories, settings }),
    eventIntake: new ReportIntake({ recorder: spanRecorder }),
  };
}
