import { createHash } from 'node:crypto';
import type {
  FactReport,
  RepositoryReference,
} from '@internal/plugin-platform-metrics-common';
import {
  aChange,
  aDeployment,
  anIncident,
  aPullRequest,
  aRepository,
  aStatus,
  aSupportRequest,
  DAY,
  HOUR,
  MINUTE,
} from './reports';

const WEEKS = 70;

/** A company's facts up to an instant: other ones with each seed. */
export interface Company {
  squads: readonly string[];
  servicesOfSquad: number;
  now: number;
  seed: number;
}

/** Names of a squad's services, and of their repositories. */
export function serviceNames(squad: string, count: number): string[] {
  return Array.from({ length: count }, (_, number) => `${squad}-${number}`);
}

/**
 * Facts in which everything comes up: services that wait, that are archived or
 * older than what is known of them; merges, reverts, rollbacks, hotfixes, open
 * failures; incidents that name a deployment, a sha or part of one; requests
 * that become more, some of nobody known.
 */
export function companyFacts(company: Company): FactReport[] {
  const chance = chances(company.seed);
  const services = company.squads.flatMap(squad =>
    serviceNames(squad, company.servicesOfSquad).flatMap((name, number) =>
      serviceFacts(name, number, company.now, chance),
    ),
  );
  return [...services, ...requests(company, chance)];
}

function serviceFacts(
  name: string,
  number: number,
  now: number,
  chance: () => number,
): FactReport[] {
  const repository = { repository: `larkspur/${name}`, repositoryId: name };
  const isNew = number % 3 === 0;
  const isWaiting = number % 6 === 3;
  const age = isNew ? chance() * 10 * 7 * DAY + HOUR : WEEKS * 7 * DAY;
  const createdAt = Math.floor(now - age * (0.7 + chance() * 0.3));
  const facts: FactReport[] = [
    aRepository({
      repository,
      createdAt,
      externalId: name,
      ...(number % 4 === 1 && { historySince: createdAt + 20 * 7 * DAY }),
      ...(number % 12 === 9 && { archivedAt: now - DAY }),
    }),
  ];
  if (isWaiting) {
    return facts;
  }
  let previous: string[] = [];
  let at = createdAt + (chance() < 0.6 ? 4 : 40) * MINUTE;
  let pullRequest = 0;
  const deployed: string[] = [];
  for (let step = 0; at < now - HOUR; step += 1) {
    const sha = shaOf(`${name} ${step}`);
    const side = shaOf(`${name} side ${step}`);
    const isMerge = chance() < 0.3 && previous.length > 0;
    const authoredAt = Math.floor(at - chance() * 4 * DAY);
    if (isMerge) {
      facts.push(change(repository, side, previous, authoredAt - HOUR));
    }
    const isRevert = chance() < 0.05 && deployed.length > 0;
    facts.push({
      ...change(
        repository,
        sha,
        isMerge ? [...previous, side] : previous,
        chance() < 0.02 ? at + DAY : authoredAt,
      ),
      ...(isRevert && { reverts: deployed.at(-1) }),
    });
    pullRequest += 1;
    facts.push(
      aPullRequest(pullRequest, {
        repository,
        externalId: `${name}#${pullRequest}`,
        mergeSha: sha,
        mergedAt: authoredAt,
        labels: chance() < 0.05 ? ['hotfix'] : [],
        fixes: chance() < 0.1 ? [step] : [],
      }),
    );
    previous = [sha];

    const isRollback = chance() < 0.06 && deployed.length > 2;
    const target = isRollback ? deployed[deployed.length - 2] : sha;
    facts.push(
      ...deployment(repository, `${name}-s${step}`, 'staging', target, [
        ['success', at],
      ]),
    );
    const finish = Math.floor(at + chance() * 3 * HOUR);
    const isBroken = chance() < 0.05;
    if (chance() < 0.9) {
      const isGood = chance() < 0.95;
      facts.push(
        ...deployment(repository, `${name}-p${step}`, 'production', target, [
          [isGood ? 'success' : 'failure', finish],
          ...(isBroken ? [['failure', finish + MINUTE] as const] : []),
        ]),
      );
      if (chance() < 0.12) {
        facts.push(incident(repository, name, step, target, finish, chance));
      }
      deployed.push(target);
    }
    at = Math.floor(at + (0.5 + chance() * (2 + (number % 5) * 6)) * DAY);
  }
  return facts;
}

function change(
  repository: RepositoryReference,
  sha: string,
  parents: readonly string[],
  authoredAt: number,
) {
  return aChange(sha, { repository, parents: [...parents], authoredAt });
}

function deployment(
  repository: RepositoryReference,
  externalId: string,
  environment: string,
  sha: string,
  states: ReadonlyArray<readonly ['failure' | 'success', number]>,
): FactReport[] {
  const createdAt = states[0][1] - 5 * MINUTE;
  return [
    aDeployment({ repository, externalId, environment, sha, createdAt }),
    ...states.map(([state, at], index) =>
      aStatus(state, {
        repository,
        deployment: externalId,
        externalId: `${externalId}-${index}`,
        at,
      }),
    ),
  ];
}

function incident(
  repository: RepositoryReference,
  name: string,
  number: number,
  sha: string,
  finish: number,
  chance: () => number,
): FactReport {
  const openedAt = Math.floor(finish + (chance() - 0.2) * 2 * HOUR);
  const named = chance();
  const part = named < 0.7 ? sha : sha.slice(0, 10);
  return anIncident(number, {
    repository,
    externalId: `${name}#${number}`,
    openedAt,
    ...(chance() < 0.7 && {
      resolvedAt: Math.floor(openedAt + chance() * 5 * HOUR),
    }),
    causedBy:
      named < 0.4 ? { deployment: `${name}-p${number}` } : { sha: part },
  });
}

/** More each week of the last eight, so that the load rises. */
function requests(
  { squads, now }: Company,
  chance: () => number,
): FactReport[] {
  const facts: FactReport[] = [];
  for (let week = 0; week < WEEKS; week += 1) {
    const opened = 4 + (week % 3) + 4 * Math.max(0, week - WEEKS + 8);
    for (let number = 0; number < opened; number += 1) {
      const squad = squads[Math.floor(chance() * (squads.length + 1))];
      facts.push(
        aSupportRequest({
          externalId: `${week}-${number}`,
          openedAt: Math.floor(now - (WEEKS - week - chance()) * 7 * DAY),
          ...(squad && { squad: `group:default/${squad}` }),
        }),
      );
    }
  }
  return facts;
}

/** Numbers from 0 to 1 that are the same for the same seed (Lehmer's). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function shaOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
