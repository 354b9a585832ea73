import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../../../__testUtils__/openStore';
import { servicePorts } from '../../../__testUtils__/servicePorts';
import { systemClock } from '../../../clock';
import { DomainEvents } from '../../../events';
import { LocalBuild } from '../../../store/LocalServiceStore';
import { Repository } from '../../../store/RepositoryStore';
import { Store } from '../../../store/Store';
import { ContainerEngine } from '../../containers/ContainerEngine';
import {
  DeploymentOptions,
  Deployments,
  startDeployments,
} from '../../startDeployments';
import { TestJob } from '../../steps/__testUtils__/TestJob';
import { StepResult } from '../../steps/StepResult';
import { writeSkeleton } from './skeleton';

/** Runs the substituted steps of a repository with the template's service. */
export class TestRollout {
  readonly dataDir: string;
  readonly repository: Repository;
  readonly job: TestJob;
  /** The commit that steps run for. */
  sha = 'a'.repeat(40);
  runId = 1;
  readonly #store: Store;
  readonly #options: DeploymentOptions;
  #deployments: Deployments;

  static async start(
    options: Pick<DeploymentOptions, 'engine' | 'standInImage'>,
  ): Promise<TestRollout> {
    const { dataDir, store, repository } = await openStore();
    const all = {
      ...options,
      folder: join(dataDir, 'actions'),
      ports: servicePorts(),
    };
    const rollout = new TestRollout(
      dataDir,
      store,
      repository,
      await TestJob.create(),
      all,
      await start(store, all),
    );
    await writeSkeleton(rollout.job.workspace);
    return rollout;
  }

  private constructor(
    dataDir: string,
    store: Store,
    repository: Repository,
    job: TestJob,
    options: DeploymentOptions,
    deployments: Deployments,
  ) {
    this.dataDir = dataDir;
    this.repository = repository;
    this.job = job;
    this.#store = store;
    this.#options = options;
    this.#deployments = deployments;
  }

  /** Runs a step; the job's log holds its lines only. */
  async run(
    stepId: string,
    {
      env = {},
      secrets = [],
      environment = 'staging',
      timeoutMs,
    }: {
      env?: Record<string, string>;
      secrets?: string[];
      environment?: string;
      timeoutMs?: number;
    } = {},
  ): Promise<StepResult> {
    const substitute = await this.#deployments.findSubstitute(stepId, {
      repository: { id: this.repository.id, fullName: 'Acme/orders-api' },
      sha: this.sha,
      environment,
      secretNames: new Set(secrets),
    });
    if (!substitute) {
      throw new Error(`${stepId} runs as it is written`);
    }
    this.job.log = '';
    return substitute.run({
      ...this.job.context,
      name: stepId,
      env,
      timeoutMs,
      variables: {
        GITHUB_RUN_ID: String(this.runId),
        GITHUB_RUN_ATTEMPT: '1',
      },
    });
  }

  /** Builds the workspace as it is; answers `name@digest`. */
  async build(): Promise<string> {
    const built = await this.run('build-image');
    const pushed = await this.run('push-image');
    if (built.outcome !== 'success' || pushed.outcome !== 'success') {
      throw new Error(this.job.log);
    }
    return `${built.outputs.image}@${pushed.outputs.digest}`;
  }

  /** A new commit, with this in one of its files. */
  async commit(sha: string, path: string, content: string): Promise<void> {
    await writeFile(join(this.job.workspace, path), content);
    this.sha = sha;
    this.runId += 1;
  }

  async deploy(image: string, environment?: string): Promise<StepResult> {
    return this.run('deploy', { env: { IMAGE: image }, environment });
  }

  async find(environment: string = 'staging') {
    return this.#deployments.services.find(this.repository.id, environment);
  }

  /** The engine that builds for it. */
  async engine(): Promise<ContainerEngine> {
    const { engine, reason } = await this.#deployments.engines.find();
    if (!engine) {
      throw new Error(reason);
    }
    return engine;
  }

  /** What was built from the commit that steps run for. */
  async findBuild(): Promise<LocalBuild> {
    const build = await this.#store.localServices.findBuildOf(
      this.repository.id,
      this.sha,
    );
    if (!build) {
      throw new Error(`Nothing was built from ${this.sha}`);
    }
    return build;
  }

  async restart(): Promise<void> {
    await this.#deployments.services.stop();
    this.#deployments = await start(this.#store, this.#options);
  }

  async remove(): Promise<void> {
    await this.#deployments.services.stop();
    await this.job.end();
    await this.#store.close();
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function start(
  store: Store,
  options: DeploymentOptions,
): Promise<Deployments> {
  return startDeployments(
    { store, events: new DomainEvents(), clock: systemClock, log: () => {} },
    options,
  );
}
