import { BRANCHES, TAGS } from '../../git/refs';
import { EngineContext } from './EngineContext';
import { RecordedRun } from './RunRecords';

/** What `github` holds in every job of a run; a job adds what is its own. */
export async function githubContext(
  { store, urls }: Pick<EngineContext, 'store' | 'urls'>,
  { run, repository, actor: triggeringActor }: RecordedRun,
  workflow: { path: string; name: string },
): Promise<Record<string, unknown>> {
  const { owner, name } = repository;
  const fullName = `${owner.login}/${name}`;
  const branch = run.ref.startsWith(BRANCHES)
    ? run.ref.slice(BRANCHES.length)
    : undefined;
  const protection =
    branch && (await store.branchProtections.find(repository.id, branch));
  const actor =
    (await store.accounts.findUserById(run.actorId)) ?? triggeringActor;
  const isPullRequest = run.event === 'pull_request';

  return {
    action: '',
    actor: actor.login,
    actor_id: String(actor.id),
    api_url: urls.api(''),
    base_ref: run.baseRef ?? '',
    event: run.eventPayload,
    event_name: run.event,
    graphql_url: urls.page('/api/graphql'),
    head_ref: isPullRequest ? (run.headBranch ?? '') : '',
    ref: run.ref,
    ref_name: run.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_protected: Boolean(protection),
    ref_type: run.ref.startsWith(TAGS) ? 'tag' : 'branch',
    repository: fullName,
    repository_id: String(repository.id),
    repository_owner: owner.login,
    repository_owner_id: String(owner.id),
    repositoryUrl: urls.clone(repository).replace(/^https?/, 'git'),
    retention_days: '90',
    run_attempt: String(run.attempt),
    run_id: String(run.id),
    run_number: String(run.runNumber),
    secret_source: 'Actions',
    server_url: urls.base,
    sha: run.sha,
    triggering_actor: triggeringActor.login,
    workflow: workflow.name,
    workflow_ref: `${fullName}/${workflow.path}@${run.ref}`,
    workflow_sha: run.sha,
  };
}
