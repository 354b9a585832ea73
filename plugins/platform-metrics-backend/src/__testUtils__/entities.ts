import type { Entity, EntityRelation } from '@backstage/catalog-model';

interface Description {
  title?: string;
  type?: string;
  annotations?: Record<string, string>;
}

const entity = (
  kind: string,
  name: string,
  { annotations, title, type }: Description,
  relations: EntityRelation[],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', title, annotations },
  spec: { type },
  relations,
});

/** A Group as the catalog has it after processing. */
export const aGroup = (
  name: string,
  { parent, ...description }: Description & { parent?: string } = {},
): Entity =>
  entity(
    'Group',
    name,
    { type: 'squad', ...description },
    parent ? [{ type: 'childOf', targetRef: `group:default/${parent}` }] : [],
  );

/** A Component of a squad, and of the repository that has its name. */
export const aService = (
  name: string,
  options: Description & { owner?: string; system?: string } = {},
): Entity => {
  const { owner, system, ...description } = options;
  return entity(
    'Component',
    name,
    {
      type: 'service',
      annotations: { 'github.com/project-slug': `larkspur/${name}` },
      ...description,
    },
    [
      ...(owner
        ? [{ type: 'ownedBy', targetRef: `group:default/${owner}` }]
        : []),
      ...(system
        ? [{ type: 'partOf', targetRef: `system:default/${system}` }]
        : []),
    ],
  );
};

export const aUser = (
  name: string,
  options: Description & { email?: string; memberOf?: string[] } = {},
): Entity => {
  const { email, memberOf = [], ...description } = options;
  return {
    ...entity(
      'User',
      name,
      description,
      memberOf.map(group => ({
        type: 'memberOf',
        targetRef: `group:default/${group}`,
      })),
    ),
    spec: { profile: { email } },
  };
};
