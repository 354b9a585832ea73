import { LocalBuild, LocalServiceStore } from '../../store/LocalServiceStore';
import { JobSituation } from './Substitute';

/**
 * What `build-image` made of the job's commit.
 *
 * @throws where it did not run before.
 */
export async function requireBuild(
  store: LocalServiceStore,
  { repository, sha }: JobSituation,
): Promise<LocalBuild> {
  const build = await store.findBuildOf(repository.id, sha);
  if (!build) {
    throw new Error(
      `Nothing was built from ${sha} on this machine. The step 'build-image' has to run before.`,
    );
  }
  return build;
}
