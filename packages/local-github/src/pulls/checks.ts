import { Context } from '../context';
import { isSameName } from '../isSameName';
import { Repository } from '../store/RepositoryStore';
import { StatusState } from '../store/CommitStatusStore';
import { WorkflowJob } from '../store/WorkflowJobStore';

/** What a tool or a workflow job says about a commit. */
export interface Check {
  name: string;
  state: 'success' | 'pending' | 'failure';
  description: string;
  /** Where a tool says that its details are. */
  targetUrl?: string;
  /** The workflow job that it is. */
  job?: WorkflowJob;
}

const STATUS_OUTCOME: Record<StatusState, Check['state']> = {
  success: 'success',
  pending: 'pending',
  failure: 'failure',
  error: 'failure',
};

/** Everything reported on a commit: statuses, and the jobs of its workflows. */
export async function checksOf(
  { store }: Pick<Context, 'store'>,
  { id }: Pick<Repository, 'id'>,
  sha: string,
): Promise<Check[]> {
  const [statuses, jobs] = await Promise.all([
    store.commitStatuses.listLatest(id, sha),
    store.workflowJobs.listByCommit(id, sha),
  ]);
  const latestJobs = new Map(jobs.map(job => [job.name, job]));
  return [
    ...[...latestJobs.values()].map(job => ({
      name: job.name,
      ...jobOutcome(job),
      job,
    })),
    ...statuses.map(({ context, state, description, targetUrl }) => ({
      name: context,
      state: STATUS_OUTCOME[state],
      description: description ?? state,
      ...(targetUrl && { targetUrl }),
    })),
  ];
}

/** The state of the check that a branch's protection names. */
export function stateOf(
  name: string,
  checks: Check[],
): Check['state'] | 'expected' {
  const states = checks
    .filter(check => isSameName(check.name, name))
    .map(({ state }) => state);
  const worst = (['failure', 'pending', 'success'] as const).find(state =>
    states.includes(state),
  );
  return worst ?? 'expected';
}

/** GitHub's sentence about checks that a branch requires and a commit lacks. */
export function missingChecks(
  required: string[],
  checks: Check[],
): string | undefined {
  const missing = required
    .map(name => ({ name, state: stateOf(name, checks) }))
    .filter(({ state }) => state !== 'success');
  if (missing.length === 0) {
    return undefined;
  }
  const words = {
    expected: 'expected',
    pending: 'pending',
    failure: 'failing',
  };
  const wordOf = ({ state }: (typeof missing)[number]) =>
    words[state as keyof typeof words];
  if (required.length === 1) {
    return `Required status check "${missing[0].name}" is ${wordOf(missing[0])}.`;
  }
  const of = `${missing.length} of ${required.length} required status checks`;
  if (missing.every(({ state }) => state === 'expected')) {
    return `${of} are expected.`;
  }
  const counts = Object.values(words)
    .map(word => [missing.filter(each => wordOf(each) === word).length, word])
    .filter(([count]) => count !== 0)
    .map(pair => pair.join(' '));
  return `${of} have not succeeded: ${counts.join(', ')}.`;
}

function jobOutcome({
  status,
  conclusion,
}: WorkflowJob): Pick<Check, 'state' | 'description'> {
  const description = (conclusion ?? status).replaceAll('_', ' ');
  if (status !== 'completed') {
    return { state: 'pending', description };
  }
  const passed = ['success', 'neutral', 'skipped'].includes(conclusion ?? '');
  return { state: passed ? 'success' : 'failure', description };
}
