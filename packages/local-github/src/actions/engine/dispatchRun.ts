import { BRANCHES, TAGS } from '../../git/refs';
import { ApiError, notFound, unprocessable } from '../../http/ApiError';
import { repositorySubjects } from '../../webhooks/subjects';
import { User } from '../../store/AccountStore';
import { Repository } from '../../store/RepositoryStore';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { Workflow } from '../../store/WorkflowStore';
import { dispatchInputs } from '../workflow/dispatchInputs';
import { EngineContext } from './EngineContext';
import { RunStarter } from './RunStarter';

export interface Dispatch {
  repository: Repository;
  workflow: Workflow;
  ref: string;
  inputs: Record<string, unknown>;
  sender: User;
}

/** Starts a workflow by hand, as it is at a branch or tag. */
export async function dispatchRun(
  context: EngineContext,
  starter: RunStarter,
  { repository, workflow, ref, inputs: given, sender }: Dispatch,
): Promise<WorkflowRun> {
  const objects = context.git.of(repository);
  const name = await fullName(context, repository, ref);
  const sha = name && (await objects.resolveCommit(name));
  if (!name || !sha) {
    throw unprocessable(`No ref found for: ${ref}`);
  }
  if (!(await objects.findEntry(sha, workflow.path))) {
    throw notFound();
  }
  if (workflow.state !== 'active') {
    throw unprocessable('Cannot trigger a disabled workflow');
  }
  const loaded = await context.workflows.load(objects, sha, workflow.path);
  const { triggers } = loaded.workflow ?? loaded;
  if (!triggers?.workflow_dispatch) {
    throw unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  }
  const checked = dispatchInputs(triggers.workflow_dispatch.inputs, given);
  if (!checked.inputs) {
    throw unprocessable(checked.problems.join('. '));
  }
  const run = await starter.start(
    {
      repository,
      actor: sender,
      event: 'workflow_dispatch',
      title: loaded.workflow?.name ?? workflow.name,
      eventPayload: {
        inputs: checked.texts,
        ref: name,
        ...repositorySubjects(context, repository, sender),
        workflow: workflow.path,
      },
      inputs: checked.inputs,
      headBranch: name.replace(/^refs\/(heads|tags)\//, ''),
      headSha: sha,
      ref: name,
      sha,
      baseRef: null,
      pullRequestNumber: null,
    },
    workflow,
    loaded,
  );
  if (!run) {
    throw new ApiError(500, 'The run was not created');
  }
  return run;
}

async function fullName(
  { git }: Pick<EngineContext, 'git'>,
  repository: Repository,
  ref: string,
): Promise<string | undefined> {
  const candidates = ref.startsWith('refs/')
    ? [ref]
    : [`${BRANCHES}${ref}`, `${TAGS}${ref}`];
  for (const candidate of candidates) {
    if (await git.of(repository).findRef(candidate)) {
      return candidate;
    }
  }
  return undefined;
}
