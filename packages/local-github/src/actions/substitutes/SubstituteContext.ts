import { LocalServiceStore } from '../../store/LocalServiceStore';
import { ContainerEngines } from '../containers/ContainerEngines';
import { LocalServices } from '../environments/LocalServices';
import { ProcessBuilds } from '../environments/ProcessBuilds';
import { JobSituation } from './Substitute';

/** What substitutes have at hand. */
export interface SubstituteContext {
  store: LocalServiceStore;
  services: LocalServices;
  builds: ProcessBuilds;
  engines: ContainerEngines;
}

/** A job that deploys. */
export type DeployingJob = JobSituation & { environment: string };
