import { nameOf, type DatedReference } from './DatedReference';
import type { RepositoryNames } from './RepositoryNames';
import type { WriteTurn } from './WriteTurn';

/** That a repository is known by its id, under a name, and since which report. */
interface Known {
  service: number;
  since: number;
}

/**
 * Remembers the services of repositories that reports name by id: nearly every
 * report says of its repository what the last one said. That stays true until
 * rows are taken away, which the epoch tells.
 */
export class KnownServices {
  private epoch = -1;
  private readonly known = new Map<string, Known>();

  /** By repository id, where every one of these is known and tells nothing new. */
  find(
    { lastEpoch }: WriteTurn,
    references: readonly DatedReference[],
  ): Map<string, number> | undefined {
    if (lastEpoch !== this.epoch) {
      return undefined;
    }
    const found = new Map<string, number>();
    for (const { repository, at } of references) {
      const known = this.known.get(keyOf({ repository, at }));
      if (!known || known.since > at || !repository.repositoryId) {
        return undefined;
      }
      found.set(repository.repositoryId, known.service);
    }
    return found;
  }

  /** What was read of them, before anything is changed. */
  remember(
    { lastEpoch }: WriteTurn,
    references: readonly DatedReference[],
    read: {
      names: RepositoryNames;
      byRepositoryId: ReadonlyMap<string, number>;
    },
  ) {
    if (lastEpoch !== this.epoch) {
      this.known.clear();
      this.epoch = lastEpoch;
    }
    for (const reference of references) {
      const { repositoryId = '' } = reference.repository;
      const service = read.byRepositoryId.get(repositoryId);
      const claim = read.names.claim(
        nameOf(reference.repository),
        repositoryId,
      );
      if (service !== undefined && claim) {
        this.known.set(keyOf(reference), { service, since: claim.since });
      }
    }
  }
}

function keyOf({ repository }: DatedReference): string {
  return `${nameOf(repository)} ${repository.repositoryId ?? ''}`;
}
