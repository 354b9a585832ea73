import { IssueCommentEvent, IssueEvent, LabelEvent } from './issues/events';
import { PullRequestEvent, ReviewEvent, StatusEvent } from './pulls/events';
import { Organization, User } from './store/AccountStore';
import { BranchProtection } from './store/BranchProtectionStore';
import { Deployment, DeploymentStatus } from './store/DeploymentStore';
import { Permission, Repository } from './store/RepositoryStore';
import { WorkflowJob } from './store/WorkflowJobStore';
import { WorkflowRun } from './store/WorkflowRunStore';

/** A commit as a push reports it. */
export interface PushedCommit {
  sha: string;
  treeSha: string;
  message: string;
  author: { name: string; email: string; date: string };
  committer: { name: string; email: string; date: string };
  added: string[];
  removed: string[];
  modified: string[];
}

export interface RepositoryEvent {
  repository: Repository;
  sender: User;
}

/** One ref that moved, whichever way: git, contents API or git data API. */
export interface PushEvent extends RepositoryEvent {
  type: 'push';
  /** The same when the push is told again after a crash; see `store.pushes`. */
  pushId?: number;
  /** Full name, such as `refs/heads/main`. */
  ref: string;
  /** 40 zeros where the ref did not exist before, or no longer exists. */
  before: string;
  after: string;
  isForced: boolean;
  /** Oldest first, at most GitHub's 2048; empty for tags and deletions. */
  commits: PushedCommit[];
  /** The commit `after` names; absent for a deletion. */
  headCommit?: PushedCommit;
}

/** What happens here, in our own words; GitHub's payloads are made from it. */
export type DomainEvent =
  | PushEvent
  | PullRequestEvent
  | ReviewEvent
  | IssueEvent
  | IssueCommentEvent
  | LabelEvent
  | StatusEvent
  | (RepositoryEvent & {
      type:
        | 'repository.created'
        | 'repository.deleted'
        | 'repository.archived'
        | 'repository.unarchived'
        | 'repository.publicized'
        | 'repository.privatized';
    })
  | (RepositoryEvent & { type: 'repository.renamed'; previousName: string })
  | (RepositoryEvent & {
      type: 'repository.edited';
      /** The former values of what changed, named as the REST API names them. */
      changes: Record<string, { from: unknown }>;
    })
  | (RepositoryEvent & {
      type: 'member.added' | 'member.removed';
      member: User;
      permission: Permission;
    })
  | (RepositoryEvent & {
      type:
        | 'branch_protection_rule.created'
        | 'branch_protection_rule.edited'
        | 'branch_protection_rule.deleted';
      protection: BranchProtection;
    })
  | (RepositoryEvent & {
      type:
        | 'workflow_run.requested'
        | 'workflow_run.in_progress'
        | 'workflow_run.completed';
      run: WorkflowRun;
    })
  | (RepositoryEvent & {
      type:
        | 'workflow_job.queued'
        | 'workflow_job.waiting'
        | 'workflow_job.in_progress'
        | 'workflow_job.completed';
      run: WorkflowRun;
      job: WorkflowJob;
      /** Whether the job came into being just now. */
      isNew?: boolean;
    })
  | (RepositoryEvent & { type: 'deployment.created'; deployment: Deployment })
  | (RepositoryEvent & {
      type: 'deployment_status.created';
      deployment: Deployment;
      status: DeploymentStatus;
    })
  | {
      type: 'organization.member_added' | 'organization.member_removed';
      organization: Organization;
      sender: User;
      member: User;
    };

export type DomainEventListener = (event: DomainEvent) => unknown;

/**
 * Hands each event to whoever subscribed. Listeners take note and return: what
 * takes time (such as delivering a webhook) happens after the answer is sent.
 * One that must not lose the event answers a promise, and never rejects.
 */
export class DomainEvents {
  readonly #listeners = new Set<DomainEventListener>();

  /** Answers how to unsubscribe. */
  subscribe(listener: DomainEventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Settles once every listener has taken note. */
  async publish(event: DomainEvent): Promise<void> {
    await Promise.all([...this.#listeners].map(listener => listener(event)));
  }
}
