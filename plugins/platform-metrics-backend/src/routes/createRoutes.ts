import type { BaselineService } from '../baselines/BaselineService';
import type { Stores } from '../database/openDatabase';
import type { EventReader } from '../ingestion/cdevents/EventReader';
import type { CsvImport } from '../ingestion/csv/CsvImport';
import type { ItemReader } from '../ingestion/ItemReader';
import type { ReportIntake } from '../ingestion/ReportIntake';
import type { Access } from '../permissions/Access';
import type { MetricsService } from '../service/MetricsService';
import type { AuditTrail } from './AuditTrail';
import { baselineRoutes } from './baselineRoutes';
import { directoryRoutes } from './directoryRoutes';
import { openMetricsRoutes } from './openMetricsRoutes';
import type { Routes } from './Operations';
import { readRoutes } from './readRoutes';
import { reportRoutes } from './reportRoutes';
import { upkeepRoutes } from './upkeepRoutes';

/** What answers each operation of the document. */
export function createRoutes(options: {
  access: Access;
  audit: AuditTrail;
  baselines: BaselineService;
  eventIntake: ReportIntake;
  events: EventReader;
  imports: CsvImport;
  intake: ReportIntake;
  items: ItemReader;
  metrics: MetricsService;
  stores: Stores;
  timeZone: string;
  onChange: () => void;
}): Routes {
  return {
    ...readRoutes(options),
    ...directoryRoutes(options),
    ...openMetricsRoutes(options),
    ...baselineRoutes(options),
    ...reportRoutes(options),
    ...upkeepRoutes(options),
  };
}
