import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

/** What runs a build: a process of this machine, or the engine that made the image. */
export type BuildRuntime = 'process' | 'docker' | 'podman' | 'buildah';

/** Something that can be started, identified by its content. */
export interface LocalBuild {
  repositoryId: number;
  /** `sha256:…` */
  digest: string;
  /** The name that the workflow gave the image, without tag and digest. */
  image: string;
  /** The commit it was built from. */
  sha: string;
  runtime: BuildRuntime;
  createdAt: string;
}

/** An environment of a repository, and the port that it has here. */
export interface LocalServicePort {
  repositoryId: number;
  environment: string;
  port: number;
}

/** A build that was put behind an environment. */
export interface LocalRelease {
  id: number;
  repositoryId: number;
  environment: string;
  digest: string;
  image: string;
  sha: string;
  /** The workflow run that released it. */
  runId: number;
  /** What its manifests give it as configuration. */
  variables: Record<string, string>;
  releasedAt: string;
}

export type NewRelease = Omit<LocalRelease, 'id' | 'releasedAt'>;

const BUILD_COLUMNS = [
  'repositoryId',
  'digest',
  'image',
  'sha',
  'runtime',
  'createdAt',
];

export class LocalServiceStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Safe to repeat: the same content is one build, of the commit that made it last. */
  async recordBuild(build: Omit<LocalBuild, 'createdAt'>): Promise<void> {
    await this.#db('localBuilds')
      .insert({ ...build, createdAt: this.#clock().toISOString() })
      .onConflict(['repositoryId', 'digest'])
      .merge(['image', 'sha', 'runtime', 'createdAt']);
  }

  async findBuild(
    repositoryId: number,
    digest: string,
  ): Promise<LocalBuild | undefined> {
    return this.#db('localBuilds')
      .where({ repositoryId, digest })
      .first(BUILD_COLUMNS);
  }

  /** What was built last from a commit. */
  async findBuildOf(
    repositoryId: number,
    sha: string,
  ): Promise<LocalBuild | undefined> {
    return this.#db('localBuilds')
      .where({ repositoryId, sha })
      .orderBy('createdAt', 'desc')
      .first(BUILD_COLUMNS);
  }

  /** Newest first. */
  async listBuilds(repositoryId: number): Promise<LocalBuild[]> {
    return this.#db('localBuilds')
      .where({ repositoryId })
      .orderBy([{ column: 'createdAt', order: 'desc' }, 'digest'])
      .select(BUILD_COLUMNS);
  }

  async removeBuild(repositoryId: number, digest: string): Promise<void> {
    await this.#db('localBuilds').where({ repositoryId, digest }).delete();
  }

  /** Gives an environment its port, once. */
  async assignPort(assignment: LocalServicePort): Promise<void> {
    await this.#db('localServices').insert(assignment);
  }

  async listPorts(): Promise<LocalServicePort[]> {
    return this.#db('localServices')
      .orderBy('port')
      .select('repositoryId', 'environment', 'port');
  }

  /** Frees the port, and forgets what was released there. */
  async removeService(
    repositoryId: number,
    environment: string,
  ): Promise<void> {
    await this.#db('localServices')
      .where({ repositoryId, environment })
      .delete();
  }

  async recordRelease(release: NewRelease): Promise<LocalRelease> {
    const [row] = await this.#db('localReleases')
      .insert({
        ...release,
        variables: JSON.stringify(release.variables),
        releasedAt: toTimestamp(this.#clock()),
      })
      .returning('*');
    return toRelease(row);
  }

  /** Newest first: the first is the one in use. */
  async listReleases(
    repositoryId: number,
    environment: string,
  ): Promise<LocalRelease[]> {
    const rows = await this.#db('localReleases')
      .where({ repositoryId, environment })
      .orderBy('id', 'desc');
    return rows.map(toRelease);
  }
}

function toRelease(row: Record<string, any>): LocalRelease {
  return {
    id: row.id,
    repositoryId: row.repositoryId,
    environment: row.environment,
    digest: row.digest,
    image: row.image,
    sha: row.sha,
    runId: row.runId,
    variables: JSON.parse(row.variables),
    releasedAt: row.releasedAt,
  };
}
