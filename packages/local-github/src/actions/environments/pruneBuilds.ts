import { LocalBuild, LocalServiceStore } from '../../store/LocalServiceStore';
import { LocalService } from './LocalService';

/** Of each environment, to roll back to; and of those that nobody released yet. */
const KEPT = 3;

/**
 * Removes builds that nobody will ask for: neither in use, nor among the last
 * ones before it in an environment, nor among the newest.
 */
export async function pruneBuilds(
  store: LocalServiceStore,
  repositoryId: number,
  services: LocalService[],
  remove: (build: LocalBuild) => Promise<void>,
): Promise<void> {
  const builds = await store.listBuilds(repositoryId);
  const wanted = new Set(builds.slice(0, KEPT).map(({ digest }) => digest));
  for (const { environment } of services) {
    const releases = await store.listReleases(repositoryId, environment);
    const digests = new Set(releases.map(({ digest }) => digest));
    [...digests].slice(0, KEPT + 1).forEach(digest => wanted.add(digest));
  }

  for (const build of builds) {
    if (!wanted.has(build.digest)) {
      await store.removeBuild(repositoryId, build.digest);
      await remove(build);
    }
  }
}
