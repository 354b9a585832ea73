import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  type Entity,
  type GroupEntity,
  isGroupEntity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { GoldenPathSettings } from '../settings';

const TEAM_SLUG = 'github.com/team-slug';
const USER_LOGIN = 'github.com/user-login';

export interface Squad {
  entityRef: string;
  title: string;
}

/** Knows who may create services for which squad, from the catalog. */
export class Squads {
  constructor(
    private readonly options: {
      catalog: CatalogService;
      settings: Pick<GoldenPathSettings, 'squadTypes' | 'platformTeam'>;
    },
  ) {}

  /** The squads that a user may create services for: one's own; for the platform team, all. */
  async openTo(
    userRef: string,
    credentials: BackstageCredentials,
  ): Promise<Squad[]> {
    const { catalog, settings } = this.options;
    const [user, groups] = await Promise.all([
      catalog.getEntityByRef(userRef, { credentials }),
      catalog.getEntities(
        { filter: { kind: 'Group', 'spec.type': settings.squadTypes } },
        { credentials },
      ),
    ]);

    const memberships = targetsOf(user, RELATION_MEMBER_OF);
    const isPlatform = memberships.includes(settings.platformTeam);
    return groups.items
      .filter(isGroupEntity)
      .map(toSquad)
      .filter(squad => isPlatform || memberships.includes(squad.entityRef))
      .sort((one, other) => one.title.localeCompare(other.title));
  }

  /** Why a user cannot create a service for this squad, or nothing. */
  async explainRefusal(
    squadRef: string,
    userRef: string,
    credentials: BackstageCredentials,
  ): Promise<string | undefined> {
    const open = await this.openTo(userRef, credentials);
    if (open.some(squad => squad.entityRef === squadRef)) return undefined;

    const { catalog } = this.options;
    const [user, squad] = await Promise.all([
      catalog.getEntityByRef(userRef, { credentials }),
      catalog.getEntityByRef(squadRef, { credentials }),
    ]);
    if (!user) {
      return `${userRef} is not in the catalog, and therefore in no squad. Ask the platform team to be added`;
    }
    const accepted = open.length
      ? `Accepted: ${open.map(({ entityRef }) => entityRef).join(', ')}`
      : 'You are in no squad yet: ask the platform team to be added to one';
    return squad
      ? `${userRef} is no member of ${squadRef}. ${accepted}`
      : `the catalog has no ${squadRef}. ${accepted}`;
  }

  /**
   * Who looks after a squad's repositories on GitHub: its team there
   * (`organization/slug`), or else each member's login.
   */
  async maintainers(
    squadRef: string,
    teamExists: (team: string) => Promise<boolean>,
    {
      owner,
      credentials,
    }: { owner: string; credentials: BackstageCredentials },
  ): Promise<string[]> {
    const { catalog } = this.options;
    const squad = await catalog.getEntityByRef(squadRef, { credentials });

    const team =
      squad?.metadata.annotations?.[TEAM_SLUG] ??
      `${owner}/${parseEntityRef(squadRef).name}`;
    if (team.startsWith(`${owner}/`) && (await teamExists(team))) {
      return [team];
    }

    const members = await catalog.getEntitiesByRefs(
      { entityRefs: targetsOf(squad, RELATION_HAS_MEMBER) },
      { credentials },
    );
    return members.items.flatMap(member =>
      member
        ? [member.metadata.annotations?.[USER_LOGIN] ?? member.metadata.name]
        : [],
    );
  }
}

function targetsOf(entity: Entity | undefined, relation: string): string[] {
  return (entity?.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef);
}

function toSquad(group: GroupEntity): Squad {
  return {
    entityRef: stringifyEntityRef(group),
    title:
      group.spec.profile?.displayName ??
      group.metadata.title ??
      group.metadata.name,
  };
}
