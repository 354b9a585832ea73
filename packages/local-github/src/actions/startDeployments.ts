import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Context } from '../context';
import {
  ContainerEngines,
  ContainerEnginesOptions,
} from './containers/ContainerEngines';
import { LocalServices } from './environments/LocalServices';
import { PortRange } from './environments/ports';
import { ProcessBuilds } from './environments/ProcessBuilds';
import { createFindSubstitute } from './substitutes/findSubstitute';
import { FindSubstitute } from './substitutes/Substitute';

export interface DeploymentOptions {
  /** Builds and images are kept below it. */
  folder: string;
  ports: PortRange;
  engine: ContainerEnginesOptions['choice'];
  /** An OCI archive in the place of base images, where no registry is reached. */
  standInImage?: string;
}

/** What stands in for the registry and the cluster on this machine. */
export interface Deployments {
  services: LocalServices;
  engines: ContainerEngines;
  findSubstitute: FindSubstitute;
}

/** Brings back the services of the last time; `services.stop()` ends them. */
export async function startDeployments(
  context: Pick<Context, 'store' | 'clock' | 'events' | 'log'>,
  { folder, ports, engine: choice, standInImage }: DeploymentOptions,
): Promise<Deployments> {
  const builds = await ProcessBuilds.open(join(folder, 'builds'));
  const engines = new ContainerEngines({
    choice,
    folder: join(folder, 'containers'),
    owner: createHash('sha256').update(folder).digest('hex').slice(0, 12),
    standIn: standInImage,
  });
  const services = await LocalServices.start(context, {
    ports,
    runners: async ({ runtime }) => {
      if (runtime === 'process') {
        return builds;
      }
      const { engine, reason } = await engines.find();
      if (engine?.name !== runtime) {
        throw new Error(
          `${runtime} built it, and ${engine ? `${engine.name} is used now` : `does not work any more (${reason})`}: run the workflow again`,
        );
      }
      return engine;
    },
  });
  const store = context.store.localServices;
  return {
    services,
    engines,
    findSubstitute: createFindSubstitute({ store, services, builds, engines }),
  };
}
