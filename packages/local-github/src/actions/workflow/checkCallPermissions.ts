import type { Loading } from './Loading';
import { tokenPermissions } from './permissions';
import { literalOf } from './templates';
import type { CallJob, Permissions, WorkflowBody } from './Workflow';

/**
 * Reports called workflows that ask for more than their callers have: GitHub
 * does not start such a run.
 */
export function checkCallPermissions(
  workflow: WorkflowBody,
  loading: Loading,
  caller?: Permissions,
): void {
  for (const job of workflow.jobs) {
    if (job.kind === 'call') {
      const granted = tokenPermissions({ job, workflow, caller });
      for (const [who, asked] of requestsOf(job)) {
        const excess = Object.entries(asked).filter(
          ([scope, level]) =>
            granted[scope] !== level && granted[scope] !== 'write',
        );
        if (excess.length > 0) {
          const requested = excess.map(entry => entry.join(': ')).join(', ');
          const allowed = excess
            .map(([scope]) => `${scope}: ${granted[scope] ?? 'none'}`)
            .join(', ');
          loading.problems.push({
            ...job.position,
            message: `Error calling workflow '${job.uses}'. The ${who} is requesting '${requested}', but is only allowed '${allowed}'.`,
          });
        }
      }
      checkCallPermissions(job.workflow, loading, granted);
    }
  }
}

function requestsOf({ uses, workflow }: CallJob): [string, Permissions][] {
  return [
    [`workflow '${uses}'`, workflow.permissions ?? {}],
    ...workflow.jobs.map((job): [string, Permissions] => [
      `nested job '${literalOf(job.name) || job.id}'`,
      job.permissions ?? {},
    ]),
  ];
}
