import type { Knex } from 'knex';
import { factTables } from './factTables';
import type { CountedKind, FactQuery } from './FactReader';

/** Of every row found: the instant by which it is counted. */
export const INSTANT = 'counted_at';

/** The kinds whose facts are behind a metric. */
const countsFor: Readonly<Record<string, readonly CountedKind[]>> = {
  timeToFirstDeployment: ['repository', 'deployment'],
  deploymentFrequency: ['deployment'],
  supportLoad: ['support-request'],
  leadTime: ['change'],
  changeFailureRate: ['deployment', 'incident'],
  recoveryTime: ['deployment', 'incident'],
  reworkRate: ['deployment', 'incident'],
};

/** Rows of facts with what their services add, as `fact`. */
export function countedFacts(knex: Knex, query: FactQuery): Knex.QueryBuilder {
  const { kind } = query;
  const { name, isOfService } = factTables[kind];
  const counted = countedAt(query);
  const found = knex
    .from({ fact: name })
    .where({ 'fact.is_withdrawn': false })
    .select('fact.*')
    .select({ [INSTANT]: knex.raw(counted) });
  if (isOfService) {
    found
      .join({ service: 'services' }, 'service.id', 'fact.service_id')
      .select('service.first_deployed_at');
    keepServices(found, query);
  } else {
    keepRequesters(found, query);
  }
  if (kind === 'pull-request') {
    found.whereNotNull('fact.merge_sha').whereNotNull('fact.merged_at');
  }
  keepCounted(knex, found, query, counted);
  keepSpecial(found, query);
  return found;
}

/** A column or, where facts count that never got there, what comes before. */
function countedAt({ kind, metric }: FactQuery): string {
  switch (kind) {
    case 'deployment':
      if (metric === 'timeToFirstDeployment') {
        return 'service.created_at';
      }
      return metric
        ? 'fact.finished_at'
        : 'coalesce(fact.finished_at, fact.created_at)';
    case 'change':
      return metric
        ? 'fact.deployed_at'
        : 'coalesce(fact.deployed_at, fact.authored_at)';
    case 'pull-request':
      return 'fact.merged_at';
    case 'repository':
      return 'fact.created_at';
    default:
      return 'fact.opened_at';
  }
}

function keepCounted(
  knex: Knex,
  found: Knex.QueryBuilder,
  query: FactQuery,
  counted: string,
) {
  const { kind, metric } = query;
  if (query.counted) {
    const { start, end } = query.counted;
    found.whereRaw(`${counted} >= ?`, start).whereRaw(`${counted} < ?`, end);
  }
  if (!metric) {
    return;
  }
  if (!countsFor[metric].includes(kind)) {
    found.whereRaw('1 = 0');
    return;
  }
  if (kind !== 'support-request' && !query.service) {
    found.whereIn('service.squad', knex('squads').select('ref'));
  }
  if (metric === 'timeToFirstDeployment') {
    found.whereRaw(
      '(service.history_since is null or service.history_since <= service.created_at)',
    );
    if (kind === 'deployment') {
      found.whereRaw('fact.id = service.first_deployment');
    }
  } else if (kind === 'deployment') {
    found.where({ 'fact.tier': 'production' }).whereNotNull('fact.finished_at');
    if (metric === 'recoveryTime') {
      found.whereNotNull('fact.remediations');
    }
  } else if (kind === 'change') {
    found.whereNotNull('fact.deployed_at');
  }
}

function keepServices(
  found: Knex.QueryBuilder,
  { squads, system, service }: FactQuery,
) {
  if (squads) {
    found.whereIn('service.squad', squads);
  }
  if (system) {
    found.where({ 'service.system': system });
  }
  if (service) {
    found.where({ 'service.entity_ref': service });
  }
}

function keepRequesters(
  found: Knex.QueryBuilder,
  { squads, system, service }: FactQuery,
) {
  if (system || service) {
    found.whereRaw('1 = 0');
  }
  if (squads) {
    found.whereIn('fact.squad', squads);
  }
}

/** Facts of other kinds are neither. */
function keepSpecial(
  found: Knex.QueryBuilder,
  { kind, isFailed, isUnassigned }: FactQuery,
) {
  if (
    (isFailed && kind !== 'deployment') ||
    (isUnassigned && kind !== 'support-request')
  ) {
    found.whereRaw('1 = 0');
    return;
  }
  if (isFailed) {
    found.whereNotNull('fact.remediations');
  }
  if (isUnassigned) {
    found.whereNull('fact.squad');
  }
}
