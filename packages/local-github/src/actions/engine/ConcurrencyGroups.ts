import { WorkflowJob } from '../../store/WorkflowJobStore';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { EngineContext } from './EngineContext';

/** Runs and jobs share the groups of a repository. */
export type Member =
  { kind: 'run'; run: WorkflowRun } | { kind: 'job'; job: WorkflowJob };

/** Of the members of a group one goes on, and the newest other one waits. */
export interface Standing {
  /** Those that run, or are let through to. */
  holders: Member[];
  /** Those that a newer one replaces. */
  replaced: Member[];
  /** The one whose turn has come. */
  next?: Member;
}

/** GitHub's words to whom a newer one replaces. */
export function replacedMessage(group: string): string {
  return `Canceling since a higher priority waiting request for '${group}' exists`;
}

/** Who of a group goes on and who waits, in the order in which they came. */
export async function standingOf(
  { store }: Pick<EngineContext, 'store'>,
  repositoryId: number,
  group: string,
): Promise<Standing> {
  const [runs, jobs] = await Promise.all([
    store.workflowRuns.listInGroup(repositoryId, group),
    store.workflowJobs.listInGroup(repositoryId, group),
  ]);
  const members: Member[] = [
    ...runs.map(run => ({ kind: 'run' as const, run })),
    ...jobs.map(job => ({ kind: 'job' as const, job })),
  ].sort((a, b) => enteredAt(a).localeCompare(enteredAt(b)));

  const holders = members.filter(member => statusOf(member) !== 'pending');
  const waiting = members.filter(member => statusOf(member) === 'pending');
  return {
    holders,
    replaced: waiting.slice(0, -1),
    next: holders.length === 0 ? waiting.at(-1) : undefined,
  };
}

function statusOf(member: Member): string {
  return member.kind === 'run' ? member.run.status : member.job.status;
}

function enteredAt(member: Member): string {
  return member.kind === 'run' ? member.run.runStartedAt : member.job.createdAt;
}
