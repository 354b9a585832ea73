import { hostname, userInfo } from 'node:os';
import { JobLog } from '../logs/JobLog';
import { Permissions } from '../workflow/Workflow';

/** The first lines of a job's log: where it runs, as whom, and what it may. */
export async function introduce(
  log: JobLog,
  permissions: Permissions,
  workspace: string,
): Promise<void> {
  const granted = Object.entries({ metadata: 'read', ...permissions });
  await log.write(
    [
      `The steps of this job run on this machine (${hostname()}) as the user who started it (${userInfo().username}):`,
      'in no container and no virtual machine. They can do whatever that user can.',
      '##[group]GITHUB_TOKEN Permissions',
      ...granted.map(([scope, level]) => `${titled(scope)}: ${level}`),
      '##[endgroup]',
      `Workspace: ${workspace}`,
    ].join('\n'),
  );
}

/** `PullRequests`, as GitHub's runner writes it. */
function titled(scope: string): string {
  return scope
    .split('-')
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join('');
}
