import {
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Requester } from '@internal/plugin-platform-metrics-common';
import { relatedTo } from './relatedTo';
import type { Squads } from './Squads';

/** Somebody the catalog knows. */
export interface Person {
  entityRef: string;
  /** Absent where they are in none, or in several: then nobody can tell. */
  squad?: string;
}

/** In the order in which they are believed. */
const WAYS: ReadonlyArray<Requester['by']> = [
  'entity',
  'slack-user',
  'github-login',
  'email',
];

/** The catalog's users, by whatever sources know people by. */
export class People {
  private readonly known = new Map<string, Person[]>();

  constructor(users: Iterable<Entity>, squads: Squads) {
    for (const user of users) {
      const person = {
        entityRef: stringifyEntityRef(user),
        squad: onlySquadOf(user, squads),
      };
      for (const way of waysToKnow(user)) {
        const key = keyOf(way);
        this.known.set(key, [...(this.known.get(key) ?? []), person]);
      }
    }
  }

  /** Nobody where it may be one of several. */
  find(requester: readonly Requester[]): Person | undefined {
    return WAYS.flatMap(by => requester.filter(way => way.by === by))
      .map(way => this.known.get(keyOf(way)) ?? [])
      .find(people => people.length === 1)
      ?.at(0);
  }
}

function* waysToKnow(user: Entity): Generator<Requester> {
  const { annotations = {} } = user.metadata;
  const profile = user.spec?.profile as { email?: unknown } | undefined;
  const values: Array<[Requester['by'], unknown]> = [
    ['entity', stringifyEntityRef(user)],
    ['slack-user', annotations['slack.com/user-id']],
    ['github-login', annotations['github.com/user-login']],
    ['email', profile?.email],
  ];
  for (const [by, value] of values) {
    if (typeof value === 'string' && value !== '') {
      yield { by, value };
    }
  }
}

function onlySquadOf(user: Entity, squads: Squads): string | undefined {
  const groups = relatedTo(user, RELATION_MEMBER_OF, 'group');
  const found = new Set(groups.flatMap(group => squads.squadOf(group) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Addresses, logins, refs and Slack's ids are the same in either case. */
function keyOf({ by, value }: Requester): string {
  return `${by} ${value.toLowerCase()}`;
}
