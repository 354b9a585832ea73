import type { Entity } from '@backstage/catalog-model';
import type { Seed } from 'local-github';

/** A small company on both sides: accounts on the local GitHub, entities in the catalog. */
export const seed: Seed = {
  users: [
    { login: 'portal-bot' },
    { login: 'maya-okafor' },
    { login: 'priya-raman' },
    { login: 'aiko-sato' },
    { login: 'noor-visitor' },
  ],
  organizations: [
    {
      login: 'larkspur',
      owners: ['portal-bot'],
      members: ['maya-okafor', 'priya-raman', 'aiko-sato'],
      teams: [{ slug: 'payments', name: 'Payments', members: ['priya-raman'] }],
    },
  ],
};

export const portalToken = {
  token: 'ghp_portalTokenThatMustNeverShowUp0000',
  login: 'portal-bot',
  scopes: ['repo', 'workflow', 'read:org'],
};

function group(name: string, type: string, members: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type, children: [], members },
    relations: members.map(member => ({
      type: 'hasMember',
      targetRef: `user:default/${member}`,
    })),
  };
}

function user(name: string, memberOf: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { memberOf },
    relations: memberOf.map(squad => ({
      type: 'memberOf',
      targetRef: `group:default/${squad}`,
    })),
  };
}

export const entities: Entity[] = [
  group('larkspur', 'organization', []),
  group('platform', 'team', ['maya-okafor']),
  group('payments', 'squad', ['priya-raman']),
  group('storefront', 'squad', ['aiko-sato']),
  user('maya-okafor', ['platform']),
  user('priya-raman', ['payments']),
  user('aiko-sato', ['storefront']),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'checkout', namespace: 'default' },
    spec: { owner: 'payments' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payment-gateway', namespace: 'default' },
    spec: { type: 'service', owner: 'payments', lifecycle: 'production' },
  },
];
