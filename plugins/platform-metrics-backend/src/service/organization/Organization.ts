import type {
  ServiceStart,
  Subject,
} from '@internal/plugin-platform-metrics-common';
import type { ServiceRecord, SquadRecord } from '../../database/ServiceStore';
import type { ServiceGroup } from '../weeks/WeekFacts';

/** What is read as a whole. */
interface OrganizationFacts {
  squads: readonly SquadRecord[];
  /** Some of the facts are made up, to show what pages look like. */
  isDemonstration: boolean;
}

/** Which services there are and whose they are, at one revision. */
export class Organization {
  static readonly empty = new Organization({
    services: [],
    squads: [],
    isDemonstration: false,
  });

  readonly services: ReadonlyMap<number, ServiceRecord>;
  readonly isDemonstration: boolean;
  /** By reference, in its order. */
  readonly squads: ReadonlyMap<string, SquadRecord>;
  /** The services of each squad, by its reference. */
  readonly groups: ReadonlyMap<string, ServiceGroup>;
  /** The services of all squads. */
  readonly everyone: ServiceGroup;
  /** The services that no squad has. */
  readonly others: ServiceGroup;

  readonly #starts: ReadonlyMap<number, ServiceStart>;
  readonly #byEntity: ReadonlyMap<string, ServiceRecord>;

  private constructor(
    parts: OrganizationFacts & { services: Iterable<ServiceRecord> },
    previous?: Organization,
  ) {
    this.isDemonstration = parts.isDemonstration;
    this.services = new Map(
      [...parts.services].map(service => [service.id, service]),
    );
    this.squads = new Map(
      [...parts.squads]
        .sort((a, b) => (a.ref < b.ref ? -1 : 1))
        .map(squad => [squad.ref, squad]),
    );
    this.#byEntity = new Map(
      [...this.services.values()].flatMap(service =>
        service.entityRef ? [[service.entityRef, service] as const] : [],
      ),
    );
    this.#starts = new Map(
      [...this.services.values()]
        .filter(service => !service.isWithdrawn || service.firstDeployment)
        .map(service => [service.id, startOf(service)]),
    );
    const members = new Map<string, Set<number>>();
    for (const squad of this.squads.keys()) {
      members.set(squad, new Set());
    }
    const others = new Set<number>();
    for (const { id, squad = '' } of this.services.values()) {
      (members.get(squad) ?? others).add(id);
    }
    this.groups = new Map(
      [...members].map(([squad, group]) => [
        squad,
        sameOr(previous?.groups.get(squad), group),
      ]),
    );
    this.everyone = sameOr(
      previous?.everyone,
      new Set([...this.groups.values()].flatMap(group => [...group])),
    );
    this.others = sameOr(previous?.others, others);
  }

  /**
   * The organization after some services changed. Groups whose members are the
   * same are the same object, so that what is kept by them stays.
   */
  with(
    changed: readonly ServiceRecord[],
    facts: OrganizationFacts,
  ): Organization {
    const services = new Map(this.services);
    for (const service of changed) {
      services.set(service.id, service);
    }
    return new Organization({ ...facts, services: services.values() }, this);
  }

  /** The service of a Component. */
  byEntity(ref: string): ServiceRecord | undefined {
    return this.#byEntity.get(ref);
  }

  /** The services of a group that are of a system. */
  inSystem(group: ServiceGroup, system: string): ServiceGroup {
    return new Set(
      [...group].filter(id => this.services.get(id)?.system === system),
    );
  }

  /**
   * When the services of a group began. Whoever went without having deployed
   * waits for nothing.
   */
  startsOf(group: ServiceGroup): ServiceStart[] {
    const starts: ServiceStart[] = [];
    for (const id of group) {
      const start = this.#starts.get(id);
      if (start) {
        starts.push(start);
      }
    }
    return starts;
  }

  /** When a service began; as {@link Organization.startsOf}. */
  startOf(service: number): ServiceStart | undefined {
    return this.#starts.get(service);
  }

  membersOf(group: ServiceGroup): ServiceRecord[] {
    return [...group].flatMap(id => this.services.get(id) ?? []);
  }

  /** What every list says of a service. */
  describeService(service: ServiceRecord) {
    return {
      service: this.serviceSubject(service),
      ...(service.squad && { squad: this.squadSubject(service.squad) }),
      repository: service.repository,
    };
  }

  squadSubject(ref: string): Subject {
    return { ref, title: this.squads.get(ref)?.title ?? nameOf(ref) };
  }

  /** By its repository, where the catalog does not know it. */
  serviceSubject({ entityRef, repository, title }: ServiceRecord): Subject {
    return {
      ref: entityRef ?? repository,
      title: title ?? (entityRef ? nameOf(entityRef) : repository),
    };
  }

  systemSubject(ref: string): Subject {
    return { ref, title: nameOf(ref) };
  }

  /** The squad's, or of those that no squad has. */
  groupOf({ squad = '' }: ServiceRecord): ServiceGroup {
    return this.groups.get(squad) ?? this.others;
  }

  /** Of every squad, of all together, and of those that no squad has. */
  *allGroups(): Iterable<ServiceGroup> {
    yield this.everyone;
    yield this.others;
    yield* this.groups.values();
  }
}

function sameOr(
  previous: ServiceGroup | undefined,
  group: ServiceGroup,
): ServiceGroup {
  const isSame =
    previous?.size === group.size &&
    [...group].every(service => previous.has(service));
  return isSame ? previous : group;
}

function startOf(service: ServiceRecord): ServiceStart {
  return {
    createdAt: service.createdAt,
    historySince: service.historySince,
    archivedAt: service.archivedAt,
    firstDeployedAt: service.firstDeployment?.at,
  };
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
