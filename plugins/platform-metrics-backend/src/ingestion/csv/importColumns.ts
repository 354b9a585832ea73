import type { ItemKind } from '../ItemReader';

/** A column, and where its cells go in an item. */
interface ImportColumn {
  name: string;
  path: readonly string[];
  isRequired?: boolean;
}

const of = (name: string): ImportColumn => ({ name, path: [name] });
const required = (name: string): ImportColumn => ({
  ...of(name),
  isRequired: true,
});
const within = (group: string, key: string): ImportColumn => ({
  name: `${group}${key[0].toUpperCase()}${key.slice(1)}`,
  path: [group, key],
});

const common = [
  required('source'),
  required('id'),
  of('reportedAt'),
  of('url'),
  of('isWithdrawn'),
];
const ofService = [of('service'), of('repository')];

/** Named as the fields of the API's items; those of groups by both names. */
export const importColumns: Record<ItemKind, readonly ImportColumn[]> = {
  deployments: [
    ...common,
    ...ofService,
    required('environment'),
    required('sha'),
    required('state'),
    of('createdAt'),
    of('finishedAt'),
    of('fixesIncident'),
  ],
  incidents: [
    ...common,
    ...ofService,
    required('openedAt'),
    of('resolvedAt'),
    of('title'),
    within('causedBy', 'deployment'),
    within('causedBy', 'sha'),
  ],
  'support-requests': [
    ...common,
    required('openedAt'),
    of('closedAt'),
    required('channel'),
    of('squad'),
    within('requester', 'email'),
    within('requester', 'user'),
    within('requester', 'githubLogin'),
    within('requester', 'slackUser'),
  ],
};
