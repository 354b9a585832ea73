import { isError } from '@backstage/errors';
import type { BaselineSuggestion } from '@internal/plugin-platform-metrics-node';
import type { AuditTrail } from '../routes/AuditTrail';
import type { BaselineService } from './BaselineService';

/**
 * Keeps what a source suggests where there is none. Whether that is settled:
 * not while the squad is not known.
 */
export async function suggestBaseline(
  { audit, baselines }: { audit: AuditTrail; baselines: BaselineService },
  source: string,
  { by, metric, note, subject, value }: BaselineSuggestion,
): Promise<boolean> {
  const known = await baselines.list();
  if (known.some(one => one.metric === metric && one.subject === subject)) {
    return true;
  }
  try {
    await (value === undefined
      ? audit.record(
          { id: 'baseline-compute', meta: { metric, subject, source } },
          () => baselines.compute({ metric, subject }, by, source),
        )
      : audit.record(
          { id: 'baseline-enter', meta: { metric, subject, value, source } },
          () => baselines.enter({ metric, subject, value, note }, by, source),
        ));
    return true;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return false;
    }
    // There is nothing from before the golden path.
    if (isError(error) && error.name === 'ConflictError') {
      return true;
    }
    throw error;
  }
}
