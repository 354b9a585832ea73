import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

export interface EnvironmentReviewer {
  type: 'User' | 'Team';
  id: number;
}

export interface EnvironmentSettings {
  waitTimer: number;
  preventSelfReview: boolean;
  reviewers: EnvironmentReviewer[];
  deploymentBranchPolicy: {
    protectedBranches: boolean;
    customBranchPolicies: boolean;
  } | null;
}

export interface Environment extends EnvironmentSettings {
  id: number;
  repositoryId: number;
  name: string;
  createdAt: string;
  updatedAt: string;
}

/** Which branches or tags may deploy, where the policy is a custom one. */
export interface EnvironmentBranchPolicy {
  id: number;
  environmentId: number;
  name: string;
  type: 'branch' | 'tag';
}

export class EnvironmentStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Creates the environment, or gives an existing one these settings. */
  async set(
    repositoryId: number,
    name: string,
    settings: EnvironmentSettings,
  ): Promise<Environment> {
    const now = toTimestamp(this.#clock());
    const { deploymentBranchPolicy } = settings;
    const [row] = await this.#db('environments')
      .insert({
        repositoryId,
        name,
        waitTimer: settings.waitTimer,
        preventSelfReview: settings.preventSelfReview,
        reviewers: JSON.stringify(settings.reviewers),
        deploymentBranchPolicy:
          deploymentBranchPolicy && JSON.stringify(deploymentBranchPolicy),
        createdAt: now,
        updatedAt: now,
      })
      .onConflict(['repositoryId', 'name'])
      .merge([
        'waitTimer',
        'preventSelfReview',
        'reviewers',
        'deploymentBranchPolicy',
        'updatedAt',
      ])
      .returning('*');
    return toEnvironment(row);
  }

  async find(
    repositoryId: number,
    name: string,
  ): Promise<Environment | undefined> {
    const row = await this.#db('environments')
      .where({ repositoryId, name })
      .first();
    return row && toEnvironment(row);
  }

  async list(repositoryId: number): Promise<Environment[]> {
    const rows = await this.#db('environments')
      .where({ repositoryId })
      .orderBy('id');
    return rows.map(toEnvironment);
  }

  /** Removes the environment together with its variables and secrets. */
  async remove(id: number): Promise<void> {
    await this.#db.transaction(async tx => {
      for (const table of ['variables', 'secrets', 'secretKeys']) {
        await tx(table)
          .where({ scope: `environment:${id}` })
          .delete();
      }
      await tx('environments').where({ id }).delete();
    });
  }

  async addBranchPolicy(
    environmentId: number,
    name: string,
    type: EnvironmentBranchPolicy['type'],
  ): Promise<EnvironmentBranchPolicy> {
    const [row] = await this.#db('environmentBranchPolicies')
      .insert({ environmentId, name, type })
      .returning('*');
    return row;
  }

  async listBranchPolicies(
    environmentId: number,
  ): Promise<EnvironmentBranchPolicy[]> {
    return this.#db('environmentBranchPolicies')
      .where({ environmentId })
      .orderBy('id');
  }

  async renameBranchPolicy(id: number, name: string): Promise<void> {
    await this.#db('environmentBranchPolicies').where({ id }).update({ name });
  }

  async removeBranchPolicy(environmentId: number, id: number): Promise<void> {
    await this.#db('environmentBranchPolicies')
      .where({ environmentId, id })
      .delete();
  }
}

function toEnvironment(row: Record<string, any>): Environment {
  return {
    id: row.id,
    repositoryId: row.repositoryId,
    name: row.name,
    waitTimer: row.waitTimer,
    preventSelfReview: Boolean(row.preventSelfReview),
    reviewers: JSON.parse(row.reviewers),
    deploymentBranchPolicy:
      row.deploymentBranchPolicy && JSON.parse(row.deploymentBranchPolicy),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
