import type { Template } from '../expressions/Template';
import { entriesOf, literalOf } from './templates';
import type { Permissions } from './Workflow';

/** What a job's token can be granted, in the words of `permissions:`. */
const SCOPES = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
];

/** Without `permissions:` anywhere, in a repository with GitHub's own setting. */
export const DEFAULT_PERMISSIONS: Permissions = {
  contents: 'read',
  packages: 'read',
};

/** `permissions:` of a workflow or a job. Scopes that it leaves out are not granted. */
export function readPermissions(
  permissions: Template | undefined,
): Permissions | undefined {
  if (!permissions) {
    return undefined;
  }
  switch (literalOf(permissions)) {
    case 'read-all':
      // An ID token is written or not there.
      return granting(
        SCOPES.filter(scope => scope !== 'id-token'),
        'read',
      );
    case 'write-all':
      return granting(SCOPES, 'write');
    default:
      return Object.fromEntries(
        entriesOf(permissions).flatMap(({ name, value }) => {
          const level = literalOf(value);
          return level === 'read' || level === 'write' ? [[name, level]] : [];
        }),
      );
  }
}

/**
 * What a job's `GITHUB_TOKEN` may do, beside reading metadata. A called
 * workflow gets at most what the job that calls it has.
 */
export function tokenPermissions({
  job,
  workflow,
  caller,
}: {
  job: { permissions?: Permissions };
  /** The file that the job is in. */
  workflow: { permissions?: Permissions };
  /** Of the calling job, for a job of a called workflow. */
  caller?: Permissions;
}): Permissions {
  const asked = job.permissions ?? workflow.permissions;
  if (!caller) {
    return asked ?? DEFAULT_PERMISSIONS;
  }
  return asked ? atMost(caller, asked) : caller;
}

function atMost(limit: Permissions, asked: Permissions): Permissions {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([scope, level]) => {
      const allowed = limit[scope];
      return allowed ? [[scope, allowed === 'read' ? allowed : level]] : [];
    }),
  );
}

function granting(scopes: string[], level: 'read' | 'write'): Permissions {
  return Object.fromEntries(scopes.map(scope => [scope, level]));
}
