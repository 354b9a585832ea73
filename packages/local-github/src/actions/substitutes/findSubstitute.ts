import { findProgram } from '../steps/findProgram';
import { attestImage } from './attestImage';
import { buildImage } from './buildImage';
import { checkCluster } from './checkCluster';
import { deploy } from './deploy';
import { pushImage } from './pushImage';
import { rollBack } from './rollBack';
import { scanImage } from './scanImage';
import { smokeTest } from './smokeTest';
import { FindSubstitute, JobSituation, Substitute } from './Substitute';
import { DeployingJob, SubstituteContext } from './SubstituteContext';

type Maybe = Substitute | Promise<Substitute>;

/** Steps that need an image builder, or the registry. */
const imageSteps = new Map<
  string,
  (context: SubstituteContext, job: JobSituation) => Maybe
>([
  ['build-image', buildImage],
  ['scan-image', scanImage],
  ['push-image', pushImage],
  ['attest-image', attestImage],
]);

/** Steps that need the cluster of their job's environment. */
const clusterSteps = new Map<
  string,
  (context: SubstituteContext, job: DeployingJob) => Maybe
>([
  ['check-cluster', checkCluster],
  ['deploy', deploy],
  ['smoke-test', smokeTest],
  ['roll-back', rollBack],
]);

/** Whether steps with this id may have a substitute, whatever they say themselves. */
export function isSubstituted(stepId: string): boolean {
  return imageSteps.has(stepId) || clusterSteps.has(stepId);
}

/**
 * Image steps always have one: nothing is ever pushed from here. The others
 * run as they are written where their environment has a cluster.
 */
export function createFindSubstitute(
  context: SubstituteContext,
): FindSubstitute {
  return async (stepId, job) => {
    const imageStep = imageSteps.get(stepId);
    if (imageStep) {
      return imageStep(context, job);
    }
    const clusterStep = clusterSteps.get(stepId);
    const { environment } = job;
    if (!clusterStep || environment === undefined || (await hasCluster(job))) {
      return undefined;
    }
    return clusterStep(context, { ...job, environment });
  };
}

async function hasCluster({ secretNames }: JobSituation): Promise<boolean> {
  return (
    secretNames.has('KUBE_CONFIG') &&
    (await findProgram('kubectl', process.env.PATH ?? '')) !== undefined
  );
}
