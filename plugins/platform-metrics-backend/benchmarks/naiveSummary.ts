import {
  percentile,
  rangeInstants,
  weekOf,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';

/** What a summary without rollups would read and count; it may even use what is stored of outcomes. */
export async function naiveSummary(knex: Knex, range: WeekRange) {
  const { start, end } = rangeInstants(range, 'UTC');
  const deployments = await knex('deployments')
    .join('services', 'services.id', 'deployments.service_id')
    .where({ tier: 'production' })
    .andWhere('finished_at', '>=', start)
    .andWhere('finished_at', '<', end)
    .select('squad', 'finished_at', 'recovered_at', 'remediations');
  const changes = await knex('changes')
    .join('services', 'services.id', 'changes.service_id')
    .where('deployed_at', '>=', start)
    .andWhere('deployed_at', '<', end)
    .select('squad', 'deployed_at', 'authored_at');
  const counts = new Map<string, number>();
  for (const { squad, finished_at: finishedAt } of deployments) {
    const key = `${squad} ${weekOf(Number(finishedAt), 'UTC')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const leadTimes = changes
    .map(change => Number(change.deployed_at) - Number(change.authored_at))
    .sort((a, b) => a - b);
  return { counts, median: percentile(leadTimes, 50) };
}
