import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { Page } from './AccountStore';

export interface Deployment {
  id: number;
  repositoryId: number;
  sha: string;
  /** Branch, tag or sha, as it was asked for. */
  ref: string;
  task: string;
  environment: string;
  originalEnvironment: string;
  description: string | null;
  payload: unknown;
  isTransient: boolean;
  isProduction: boolean;
  creatorId: number;
  /** The workflow run that made it, if one did. */
  runId: number | null;
  createdAt: string;
  updatedAt: string;
}

export type DeploymentState =
  | 'queued'
  | 'pending'
  | 'waiting'
  | 'in_progress'
  | 'success'
  | 'failure'
  | 'error'
  | 'inactive';

export interface DeploymentStatus {
  id: number;
  deploymentId: number;
  state: DeploymentState;
  description: string;
  /** Where the deployed service answers; empty where nobody said. */
  environmentUrl: string;
  logUrl: string;
  creatorId: number;
  createdAt: string;
}

export interface DeploymentFilter {
  repositoryId: number;
  sha?: string;
  ref?: string;
  task?: string;
  environment?: string;
}

export class DeploymentStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Creates the deployment and, where a job makes it, ties it to that job. */
  async create(
    deployment: Omit<Deployment, 'id' | 'createdAt' | 'updatedAt'>,
    jobId?: number,
  ): Promise<Deployment> {
    const now = toTimestamp(this.#clock());
    return this.#db.transaction(async tx => {
      const [row] = await tx('deployments')
        .insert({
          ...deployment,
          payload: JSON.stringify(deployment.payload),
          createdAt: now,
          updatedAt: now,
        })
        .returning('*');
      if (jobId !== undefined) {
        await tx('workflowJobs')
          .where({ id: jobId })
          .update({ deploymentId: row.id });
      }
      return toDeployment(row);
    });
  }

  async find(
    repositoryId: number,
    id: number,
  ): Promise<Deployment | undefined> {
    const row = await this.#db('deployments')
      .where({ repositoryId, id })
      .first();
    return row && toDeployment(row);
  }

  async findById(id: number): Promise<Deployment | undefined> {
    const row = await this.#db('deployments').where({ id }).first();
    return row && toDeployment(row);
  }

  async count(filter: DeploymentFilter): Promise<number> {
    const row = await this.#matching(filter).count({ total: '*' }).first();
    return Number(row?.total ?? 0);
  }

  /** Newest first. */
  async list(filter: DeploymentFilter, page?: Page): Promise<Deployment[]> {
    const query = this.#matching(filter).orderBy('id', 'desc');
    if (page) {
      query.limit(page.limit).offset(page.offset);
    }
    return (await query).map(toDeployment);
  }

  async remove(id: number): Promise<void> {
    await this.#db('deployments').where({ id }).delete();
  }

  /** Adds a status, which also counts as a change of the deployment. */
  async addStatus(
    status: Omit<DeploymentStatus, 'id' | 'createdAt'>,
  ): Promise<DeploymentStatus> {
    const createdAt = toTimestamp(this.#clock());
    return this.#db.transaction(async tx => {
      await tx('deployments')
        .where({ id: status.deploymentId })
        .update({ updatedAt: createdAt });
      const [row] = await tx('deploymentStatuses')
        .insert({ ...status, createdAt })
        .returning('*');
      return row;
    });
  }

  /** Newest first, as GitHub lists them. */
  async listStatuses(deploymentId: number): Promise<DeploymentStatus[]> {
    return this.#db('deploymentStatuses')
      .where({ deploymentId })
      .orderBy('id', 'desc');
  }

  async latestStatus(
    deploymentId: number,
  ): Promise<DeploymentStatus | undefined> {
    return this.#db('deploymentStatuses')
      .where({ deploymentId })
      .orderBy('id', 'desc')
      .first();
  }

  #matching(filter: DeploymentFilter): Knex.QueryBuilder {
    const given = Object.entries(filter).filter(
      ([, value]) => value !== undefined,
    );
    return this.#db('deployments').where(Object.fromEntries(given));
  }
}

function toDeployment(row: Record<string, any>): Deployment {
  return {
    ...(row as Deployment),
    payload: JSON.parse(row.payload),
    isTransient: Boolean(row.isTransient),
    isProduction: Boolean(row.isProduction),
  };
}
