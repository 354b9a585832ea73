import { arch, platform } from 'node:os';
import { dirname } from 'node:path';
import { ActionsScope } from '../../store/ActionsScope';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { evaluateTexts } from '../expressions/evaluate';
import { Contexts } from '../expressions/Scope';
import { SecretMasks } from '../steps/SecretMasks';
import { EngineContext } from './EngineContext';
import { PlannedJob } from './FileScope';
import { readSecrets, readVariables, secretsFor } from './jobSettings';
import { JobState } from './JobState';
import { JobWorkspace, toolCache } from './JobWorkspace';
import { RecordedRun } from './RunRecords';

type Given = Pick<JobState, 'log' | 'processes' | 'cancelled' | 'killed'>;

/** Everything that a job's steps start from. */
export async function prepareJob(
  context: EngineContext,
  { run, repository }: RecordedRun,
  row: WorkflowJob,
  { job, scope, contexts: planned }: PlannedJob,
  token: string,
  given: Given,
): Promise<JobState> {
  const { store, urls, git, directory } = context;
  const workspace = await JobWorkspace.create(
    directory,
    row.id,
    repository.name,
    run.eventPayload,
  );

  const ofRepository = [{ repositoryId: repository.id }];
  const ofEnvironment: ActionsScope[] = [];
  if (row.environment) {
    const environment = await store.environments.find(
      repository.id,
      row.environment,
    );
    ofEnvironment.push(
      ...(environment ? [{ environmentId: environment.id }] : []),
    );
  }
  const ownSecrets: Record<string, string> = {
    ...(await secretsFor(scope, await readSecrets(context, ofRepository))),
    ...(await readSecrets(context, ofEnvironment)),
  };
  const secrets = { ...ownSecrets, GITHUB_TOKEN: token };
  const vars = await readVariables(context, [
    ...ofRepository,
    ...ofEnvironment,
  ]);

  const contexts: Contexts = {
    ...planned,
    github: {
      ...planned.github,
      event_path: workspace.eventPath,
      job: job.id,
      token,
      workspace: workspace.directory,
    },
    runner: runnerContext(workspace, toolCache(directory)),
    secrets,
    vars,
  };
  const { matrix, strategy, needs, runner, ...ofWorkflow } = contexts;
  return {
    ...given,
    workspace,
    contexts,
    masks: new SecretMasks(Object.values(secrets)),
    findSubstitute: context.findSubstitute,
    situation: {
      repository: {
        id: repository.id,
        fullName: `${repository.owner.login}/${repository.name}`,
      },
      sha: run.sha,
      environment: row.environment ?? undefined,
      // A caller may hand on one that nobody has set.
      secretNames: new Set(
        Object.keys(ownSecrets).filter(name => ownSecrets[name] !== ''),
      ),
    },
    action: {
      repository: {
        fullName: `${repository.owner.login}/${repository.name}`,
        gitDir: git.of(repository).gitDir,
        defaultBranch: repository.defaultBranch,
        serverUrl: urls.base,
      },
      ref: run.ref,
      sha: run.sha,
      token,
      toolCache: toolCache(directory),
    },
    showsDebug: [secrets, vars].some(
      settings =>
        'ACTIONS_STEP_DEBUG' in settings &&
        settings.ACTIONS_STEP_DEBUG === 'true',
    ),
    env: {
      ...(await evaluateTexts(scope.body.env, { contexts: ofWorkflow })),
      ...(await evaluateTexts(job.env, {
        contexts: { ...ofWorkflow, matrix, strategy, needs },
      })),
    },
    path: [],
    hasFailed: false,
  };
}

function runnerContext(
  { tempDir, directory }: JobWorkspace,
  tools: string,
): Record<string, string> {
  return {
    name: 'this machine',
    os: platform() === 'darwin' ? 'macOS' : 'Linux',
    arch: arch().toUpperCase(),
    environment: 'self-hosted',
    temp: tempDir,
    tool_cache: tools,
    workspace: dirname(directory),
  };
}
