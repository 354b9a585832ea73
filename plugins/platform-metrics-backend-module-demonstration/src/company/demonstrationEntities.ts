import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import {
  type DemonstrationService,
  type DemonstrationSquad,
  demonstrationSquads,
} from './company';

/** Apart from what is real, so that no name can clash. */
const NAMESPACE = 'demonstration';
const LOCATION = 'generated:platform-metrics-demonstration';

/** Entity ref of all squads together. Invented baselines are by it. */
export const ORGANIZATION = `group:${NAMESPACE}/demonstration`;

/** Entity ref of a squad. */
export function squadRef({ name }: Pick<DemonstrationSquad, 'name'>): string {
  return `group:${NAMESPACE}/${name}`;
}

/** Squads, systems and services of the demonstration, each saying what it is. */
export function demonstrationEntities(): Entity[] {
  const squads = demonstrationSquads();
  const systems = [...new Set(squads.map(({ system }) => system))];
  return [
    invented('Group', 'demonstration', 'Demonstration', {
      spec: { type: 'organization', children: [] },
    }),
    ...systems.map(system =>
      invented('System', system.toLowerCase(), system, {
        spec: { owner: ORGANIZATION },
      }),
    ),
    ...squads.map(({ name, title }) =>
      invented('Group', name, title, {
        spec: { type: 'squad', parent: ORGANIZATION, children: [] },
      }),
    ),
    ...squads.flatMap(squad =>
      squad.services.map(service => toComponent(service, squad)),
    ),
  ];
}

function toComponent(
  { name, repository, isGoldenPath }: DemonstrationService,
  squad: DemonstrationSquad,
): Entity {
  return invented('Component', name, name, {
    annotations: {
      'platform-metrics/repository': repository,
      ...(isGoldenPath && {
        'backstage.io/source-template': 'template:default/microservice',
      }),
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: squadRef(squad),
      system: `system:${NAMESPACE}/${squad.system.toLowerCase()}`,
    },
  });
}

function invented(
  kind: string,
  name: string,
  title: string,
  rest: { annotations?: Record<string, string>; spec: Entity['spec'] },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace: NAMESPACE,
      name,
      title,
      description: 'Invented, to show what the page of metrics looks like',
      tags: ['demonstration'],
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
        ...rest.annotations,
      },
    },
    spec: rest.spec,
  };
}
