import { DomainEvent, PushEvent } from '../../events';
import { GitRepository } from '../../git/GitRepository';
import { BRANCHES, NO_SHA } from '../../git/refs';
import { PullRequestEvent } from '../../pulls/events';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { messagesAbout } from '../../webhooks/messages';
import { matches, TriggerEvent } from '../workflow/matches';
import { skipsWorkflows } from '../workflow/skipsWorkflows';
import { EngineContext } from './EngineContext';
import { Occasion, RunStarter } from './RunStarter';

type StartingEvent = PushEvent | PullRequestEvent;

/** Which runs an event starts. */
export class EventRuns {
  readonly #context: EngineContext;
  readonly #starter: RunStarter;

  constructor(context: EngineContext, starter: RunStarter) {
    this.#context = context;
    this.#starter = starter;
  }

  /** Puts on record what the event starts, if it is one that starts anything. */
  async start(event: DomainEvent): Promise<WorkflowRun[]> {
    // What a workflow does with its own token starts no other.
    if (!isStarting(event) || event.sender.type === 'Bot') {
      return [];
    }
    const occasion = await this.#occasionOf(event);
    if (!occasion || (await this.#isKnown(event, occasion))) {
      return [];
    }
    const { store, git, workflows } = this.#context;
    const { repository, sha } = occasion;
    const objects = git.of(repository);
    const headCommit = await objects.readCommit(occasion.headSha);
    if (!headCommit || skipsWorkflows(headCommit.message)) {
      return [];
    }
    const trigger = await triggerOf(objects, event);
    const started: WorkflowRun[] = [];
    for (const path of await workflows.list(objects, sha)) {
      const loaded = await workflows.load(objects, sha, path);
      const { triggers = undefined, name } = loaded.workflow ?? loaded;
      // GitHub fails a run for every push of a file that is no workflow.
      const isMeant = triggers
        ? matches(triggers, trigger)
        : event.type === 'push';
      const known = await store.workflows.record(repository.id, { path, name });
      if (isMeant && known.state === 'active') {
        const run = await this.#starter.start(occasion, known, loaded);
        started.push(...(run ? [run] : []));
      }
    }
    return started;
  }

  async #occasionOf(event: StartingEvent): Promise<Occasion | undefined> {
    const { repository, sender: actor } = event;
    const [message] = await messagesAbout(this.#context, event);
    const common = {
      repository,
      actor,
      eventPayload: message.payload,
      inputs: {},
    };
    if (event.type === 'push') {
      const sha = event.headCommit?.sha;
      return event.after === NO_SHA || !sha
        ? undefined
        : {
            ...common,
            event: 'push',
            title: firstLine(event.headCommit?.message ?? ''),
            headBranch: event.ref.replace(/^refs\/(heads|tags)\//, ''),
            headSha: sha,
            ref: event.ref,
            sha,
            baseRef: null,
            pullRequestNumber: null,
            ...(event.pushId !== undefined && {
              trigger: `push ${event.pushId} ${event.ref}`,
            }),
          };
    }
    const { pullRequest } = event;
    const { number, head, base, mergeSha, merged } = pullRequest;
    // Where base and head conflict there is nothing that could be tested.
    const sha = mergeSha ?? merged?.sha;
    return sha === undefined
      ? undefined
      : {
          ...common,
          event: 'pull_request',
          title: pullRequest.title,
          headBranch: head.ref,
          headSha: head.sha,
          ref: `refs/pull/${number}/merge`,
          sha,
          baseRef: base.ref,
          pullRequestNumber: number,
        };
  }

  /** A push that is told again after a crash moves no pull request any more. */
  async #isKnown(event: StartingEvent, occasion: Occasion): Promise<boolean> {
    if (
      event.type !== 'pull_request.synchronize' ||
      event.before !== event.after
    ) {
      return false;
    }
    const { repository, headSha, pullRequestNumber } = occasion;
    const runs = await this.#context.store.workflowRuns.list({
      repositoryId: repository.id,
      headSha,
      event: 'pull_request',
    });
    return runs.some(run => run.pullRequestNumber === pullRequestNumber);
  }
}

function isStarting(event: DomainEvent): event is StartingEvent {
  return event.type === 'push' || event.type.startsWith('pull_request.');
}

async function triggerOf(
  objects: GitRepository,
  event: StartingEvent,
): Promise<TriggerEvent> {
  if (event.type === 'push') {
    const changedFiles = await pushedFiles(objects, event);
    return { name: 'push', ref: event.ref, changedFiles };
  }
  const { base, head } = event.pullRequest;
  const fork = await objects.mergeBase(base.sha, head.sha);
  return {
    name: 'pull_request',
    action: event.type.replace('pull_request.', ''),
    baseBranch: base.ref,
    changedFiles: fork
      ? await changesBetween(objects, fork, head.sha)
      : undefined,
  };
}

/** GitHub looks at the files of branches only. */
async function pushedFiles(
  objects: GitRepository,
  { ref, before, after, commits }: PushEvent,
): Promise<string[] | undefined> {
  if (!ref.startsWith(BRANCHES)) {
    return undefined;
  }
  return before === NO_SHA
    ? commits.flatMap(({ added, removed, modified }) => [
        ...added,
        ...removed,
        ...modified,
      ])
    : changesBetween(objects, before, after);
}

async function changesBetween(
  objects: GitRepository,
  from: string,
  to: string,
): Promise<string[]> {
  const changes = await objects.diff(from, to);
  return changes.map(({ path }) => path);
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0];
}
