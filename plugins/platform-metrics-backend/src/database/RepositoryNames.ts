import type { Knex } from 'knex';
import { instant } from './columns';
import type { Row } from './factTables';
import { inChunks } from './inChunks';

/** That a repository was called so, by a report of then. */
export interface NameClaim {
  /** `owner/name` in lower case. */
  name: string;
  repositoryId: string;
  since: number;
}

/**
 * Which repository had which name when. Each pair of both is kept with the
 * earliest report of it, so that it does not matter in which order they come.
 */
export class RepositoryNames {
  private constructor(private readonly claims: Map<string, NameClaim>) {}

  /** Where nothing has to be known of any. */
  static none(): RepositoryNames {
    return new RepositoryNames(new Map());
  }

  /** All that is known of some names, and of some repositories. */
  static async read(
    knex: Knex,
    names: Iterable<string>,
    repositoryIds: Iterable<string>,
  ): Promise<RepositoryNames> {
    const claims = new Map<string, NameClaim>();
    const read = async (column: string, values: Iterable<string>) => {
      for (const chunk of inChunks([...values])) {
        const rows: Row[] = await knex('repository_names').whereIn(
          column,
          chunk,
        );
        for (const row of rows) {
          const claim = {
            name: String(row.name),
            repositoryId: String(row.repository_id),
            since: instant(row.since),
          };
          claims.set(keyOf(claim), claim);
        }
      }
    };
    await read('name', names);
    await read('repository_id', repositoryIds);
    return new RepositoryNames(claims);
  }

  /** All that is known of some repositories, and of every name that they had. */
  static async around(
    knex: Knex,
    repositoryIds: readonly string[],
  ): Promise<RepositoryNames> {
    const own = await RepositoryNames.read(knex, [], repositoryIds);
    const names = [...own.claims.values()].map(({ name }) => name);
    return RepositoryNames.read(knex, new Set(names), repositoryIds);
  }

  /** Takes note of a claim; whether it says anything new. */
  learn(claim: NameClaim): boolean {
    const known = this.claims.get(keyOf(claim));
    if (known && known.since <= claim.since) {
      return false;
    }
    this.claims.set(keyOf(claim), claim);
    return true;
  }

  names(): string[] {
    return [...new Set([...this.claims.values()].map(({ name }) => name))];
  }

  repositoryIds(): string[] {
    return [
      ...new Set([...this.claims.values()].map(claim => claim.repositoryId)),
    ];
  }

  claimantsOf(name: string): NameClaim[] {
    return [...this.claims.values()].filter(claim => claim.name === name);
  }

  namesOf(repositoryId: string): NameClaim[] {
    return [...this.claims.values()].filter(
      claim => claim.repositoryId === repositoryId,
    );
  }

  claim(name: string, repositoryId: string): NameClaim | undefined {
    return this.claims.get(keyOf({ name, repositoryId }));
  }

  /**
   * The repository that a name meant at an instant: the last that had come to
   * it by then, or else the first that ever did.
   */
  holderAt(name: string, at: number): string | undefined {
    const claims = this.claimantsOf(name).sort(byAge);
    const held = claims.findLast(({ since }) => since <= at) ?? claims[0];
    return held?.repositoryId;
  }
}

/** Earliest first; of two at the same instant, the one with the lesser id. */
export function byAge(a: NameClaim, b: NameClaim): number {
  return a.since - b.since || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf({ name, repositoryId }: Omit<NameClaim, 'since'>): string {
  return `${name} ${repositoryId}`;
}
