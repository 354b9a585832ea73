import { Context } from '../context';
import { headCommits, SimpleCommit } from '../representations/headCommits';
import { runPullRequests } from '../representations/runPullRequests';
import { minimalRepository } from '../representations/repositories';
import { runActors, runFacts, runUrls } from '../representations/workflowRuns';
import { workflowItem } from '../representations/workflows';
import { Repository } from '../store/RepositoryStore';
import {
  RunConclusion,
  RunStatus,
  WorkflowRun,
} from '../store/WorkflowRunStore';
import { subjectAccount } from './subjects';

type Tells = Pick<Context, 'store' | 'git' | 'urls'>;

/** A webhook that waits for anything calls it queued. */
export function toldStatus(status: RunStatus) {
  return status === 'pending' ? 'queued' : status;
}

/** GitHub's webhooks know no workflow that could not start: to them it failed. */
export function toldConclusion(conclusion: RunConclusion | null) {
  return conclusion === 'startup_failure' ? 'failure' : conclusion;
}

/** A workflow run as webhooks about itself show it. */
export async function subjectRun(
  context: Tells,
  repository: Repository,
  run: WorkflowRun,
) {
  const workflow = await workflowOf(context, run);
  return {
    ...(await commonRun(context, repository, run)),
    ...runUrls(context, repository, run),
    head_branch: run.headBranch ?? '',
    path: workflow?.path ?? '',
    head_commit: await headCommitOf(context, repository, run),
    repository: liteRepository(context, repository),
    head_repository: liteRepository(context, repository),
  };
}

/** The same run, shorter, as webhooks about deployments show it. */
export async function subjectDeployingRun(
  context: Tells,
  repository: Repository,
  run: WorkflowRun,
) {
  const workflow = await workflowOf(context, run);
  const { url, html_url } = runUrls(context, repository, run);
  return {
    ...(await commonRun(context, repository, run)),
    head_branch: run.headBranch ?? '',
    path: workflow?.path ?? '',
    status: run.status === 'waiting' ? 'queued' : toldStatus(run.status),
    url,
    html_url,
  };
}

export async function subjectWorkflow(
  context: Tells,
  repository: Repository,
  run: WorkflowRun,
) {
  const workflow = await workflowOf(context, run);
  return workflow && workflowItem(context, repository, workflow);
}

/** A commit that git has forgotten is shown by what the run remembers of it. */
export async function headCommitOf(
  context: Tells,
  repository: Repository,
  { headSha, displayTitle, createdAt }: WorkflowRun,
): Promise<SimpleCommit> {
  const commits = await headCommits(context, repository, [headSha]);
  const nobody = { name: '', email: '' };
  return (
    commits.get(headSha) ?? {
      id: headSha,
      tree_id: '',
      message: displayTitle,
      timestamp: createdAt,
      author: nobody,
      committer: nobody,
    }
  );
}

async function commonRun(
  context: Tells,
  repository: Repository,
  run: WorkflowRun,
) {
  const { actor, triggeringActor } = await runActors(context, run);
  return {
    ...runFacts(run),
    status: toldStatus(run.status),
    conclusion: toldConclusion(run.conclusion),
    pull_requests: await runPullRequests(context, repository, run),
    actor: actor && subjectAccount(context, actor),
    triggering_actor:
      triggeringActor && subjectAccount(context, triggeringActor),
  };
}

function workflowOf(
  { store }: Pick<Context, 'store'>,
  { repositoryId, workflowId }: WorkflowRun,
) {
  return store.workflows.findById(repositoryId, workflowId);
}

const NOT_LITE = ['clone_url', 'git_url', 'ssh_url', 'svn_url', 'mirror_url'];

/** The repository with its addresses and little else. */
function liteRepository(
  context: Pick<Context, 'urls'>,
  repository: Repository,
) {
  const minimal = minimalRepository(context, repository);
  const addresses = Object.entries(minimal).filter(
    ([field]) => field.endsWith('_url') && !NOT_LITE.includes(field),
  );
  return {
    ...Object.fromEntries(addresses),
    id: minimal.id,
    node_id: minimal.node_id,
    name: minimal.name,
    full_name: minimal.full_name,
    private: minimal.private,
    description: minimal.description,
    fork: minimal.fork,
    url: minimal.url,
    owner: subjectAccount(context, repository.owner),
  };
}
