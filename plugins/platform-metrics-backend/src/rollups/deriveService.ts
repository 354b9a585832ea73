import {
  deriveOutcomes,
  firstSuccess,
  type ServiceOutcomes,
} from '@internal/plugin-platform-metrics-common';
import type { Row } from '../database/factTables';
import { inChunks } from '../database/inChunks';
import type { RollupSettings, WriteTurn } from '../database/WriteTurn';
import { readServiceFacts, type ServiceFacts } from './readServiceFacts';
import { isSameRow } from '../database/isSameRow';
import { tierOf } from './tierOf';
import { writeRollups } from './writeRollups';

/**
 * Computes from all facts of a service what follows from them, and writes
 * whatever differs from what was known.
 */
export async function deriveService(
  turn: WriteTurn,
  service: number,
  settings: RollupSettings,
): Promise<void> {
  const facts = await readServiceFacts(turn, service, settings);
  if (!facts) {
    return;
  }
  const outcomes = deriveOutcomes(facts.history, settings);
  await writeFirstDeployment(turn, facts, outcomes);
  await writeDeployments(turn, facts, outcomes, settings);
  await writeChanges(turn, facts, outcomes);
  await writeRollups(turn, {
    service,
    outcomes,
    known: facts.rollupRows,
    timeZone: settings.timeZone,
  });
}

async function writeFirstDeployment(
  turn: WriteTurn,
  { service }: ServiceFacts,
  { firstDeployment }: ServiceOutcomes,
) {
  const columns = {
    first_deployed_at: firstDeployment?.at ?? null,
    first_deployment: firstDeployment?.id ?? null,
  };
  if (!isSameRow(service, columns)) {
    turn.servicesChanged();
    await turn
      .table('services')
      .where({ id: service.id })
      .update({ ...columns, revision: turn.revision });
  }
}

async function writeDeployments(
  turn: WriteTurn,
  { deploymentRows, history }: ServiceFacts,
  { productionDeployments }: ServiceOutcomes,
  settings: RollupSettings,
) {
  const deployments = new Map(history.deployments.map(one => [one.id, one]));
  const outcomes = new Map(productionDeployments.map(one => [one.id, one]));
  for (const row of deploymentRows) {
    const deployment = deployments.get(String(row.id));
    const outcome = outcomes.get(String(row.id));
    const isFailed = outcome !== undefined && outcome.remediations.length > 0;
    const columns: Row = {
      tier: tierOf(String(row.environment), settings),
      finished_at: (deployment && firstSuccess(deployment)) ?? null,
      recovered_at: outcome?.recoveredAt ?? null,
      is_unplanned: outcome?.isUnplanned ?? false,
      remediations: isFailed ? JSON.stringify(outcome.remediations) : null,
    };
    if (!isSameRow(row, columns)) {
      turn.changed();
      await turn.table('deployments').where({ id: row.id }).update(columns);
    }
  }
}

/** Changes that got to production together are written together. */
async function writeChanges(
  turn: WriteTurn,
  { changeRows }: ServiceFacts,
  { deployedChanges }: ServiceOutcomes,
) {
  const outcomes = new Map(deployedChanges.map(one => [one.sha, one]));
  const groups = new Map<string | null, { columns: Row; ids: string[] }>();
  for (const row of changeRows) {
    const outcome = row.is_withdrawn
      ? undefined
      : outcomes.get(String(row.sha));
    const deployedBy = outcome?.deployment ?? null;
    const columns: Row = {
      deployed_at: outcome?.deployedAt ?? null,
      deployed_by: deployedBy,
    };
    if (!isSameRow(row, columns)) {
      const group = groups.get(deployedBy) ?? { columns, ids: [] };
      group.ids.push(String(row.id));
      groups.set(deployedBy, group);
    }
  }
  for (const { columns, ids } of groups.values()) {
    for (const chunk of inChunks(ids)) {
      turn.changed();
      await turn.table('changes').whereIn('id', chunk).update(columns);
    }
  }
}
