import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { BaselineService } from '../baselines/BaselineService';
import type { Stores } from '../database/openDatabase';
import type { ItemReader } from '../ingestion/ItemReader';
import type { ReportIntake } from '../ingestion/ReportIntake';
import type { Access } from '../permissions/Access';
import type { AuditTrail } from '../routes/AuditTrail';
import type { MetricsService } from '../service/MetricsService';

/** What actions work with: the same as the API's routes. */
export interface ActionTools {
  actionsRegistry: ActionsRegistryService;
  access: Access;
  audit: AuditTrail;
  baselines: BaselineService;
  intake: ReportIntake;
  items: ItemReader;
  metrics: MetricsService;
  stores: Pick<Stores, 'facts' | 'rebuild'>;
  timeZone: string;
  onChange: () => void;
}
