import {
  deriveOutcomes,
  firstSuccess,
  type ServiceOutcomes,
} from '@internal/plugin-platform-metrics-common';
import type { Row } from '../database/factTables';
import type { RollupSettings, WriteTurn } from '../database/WriteTurn';
import { readServiceFacts, type ServiceFacts } from './readServiceFacts';
import { isSameRow } from '../database/isSameRow';
import { updateRows } from '../database/updateRows';
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
  const wanted = deploymentRows.map(({ id, environment }): Row => {
    const deployment = deployments.get(String(id));
    const outcome = outcomes.get(String(id));
    const isFailed = outcome !== undefined && outcome.remediations.length > 0;
    return {
      id,
      tier: tierOf(String(environment), settings),
      finished_at: (deployment && firstSuccess(deployment)) ?? null,
      recovered_at: outcome?.recoveredAt ?? null,
      is_unplanned: outcome?.isUnplanned ?? false,
      remediations: isFailed ? JSON.stringify(outcome.remediations) : null,
    };
  });
  await updateRows(
    turn,
    'deployments',
    {
      tier: 'text',
      finished_at: 'bigint',
      recovered_at: 'bigint',
      is_unplanned: 'boolean',
      remediations: 'text',
    },
    wanted.filter((row, index) => !isSameRow(deploymentRows[index], row)),
  );
}

async function writeChanges(
  turn: WriteTurn,
  { changeRows }: ServiceFacts,
  { deployedChanges }: ServiceOutcomes,
) {
  const outcomes = new Map(deployedChanges.map(one => [one.sha, one]));
  const wanted = changeRows.map(({ id, sha, is_withdrawn: isWithdrawn }) => {
    const outcome = isWithdrawn ? undefined : outcomes.get(String(sha));
    return {
      id,
      deployed_at: outcome?.deployedAt ?? null,
      deployed_by: outcome?.deployment ?? null,
    };
  });
  await updateRows(
    turn,
    'changes',
    { deployed_at: 'bigint', deployed_by: 'text' },
    wanted.filter((row, index) => !isSameRow(changeRows[index], row)),
  );
}
