import { isBasicExpression, isMapping } from '@actions/workflow-parser';
import { positionOf, type Template } from '../expressions/Template';
import { conditionOf } from './condition';
import { loadCalledWorkflow } from './loadCalledWorkflow';
import type { Loading } from './Loading';
import { readPermissions } from './permissions';
import { readRunDefaults, readSteps } from './readSteps';
import { missingRunner } from './runners';
import { Entry, entriesOf, itemsOf, literalOf, propertyOf } from './templates';
import type { CallJob, Job, RunDefaults, StepsJob } from './Workflow';

/** Keys of a job that ask for what this machine does not have. */
const UNSUPPORTED: Record<string, string> = {
  container: 'Jobs in a container are not supported locally',
  services: 'Service containers are not supported locally',
  snapshot: 'Images of runners are not supported locally',
  'cancel-timeout-minutes': 'It is not supported locally',
};

/** The jobs of a file, with the levels of workflows that they call. */
export async function readJobs(
  jobs: Template | undefined,
  defaults: RunDefaults,
  loading: Loading,
): Promise<{ jobs: Job[]; levels: number }> {
  const read: Job[] = [];
  let levels = 0;
  for (const entry of entriesOf(jobs)) {
    reportUnsupported(entry.value, loading);
    const uses = propertyOf(entry.value, 'uses');
    if (uses) {
      const call = await readCallJob(entry, uses, loading);
      read.push(...(call ? [call.job] : []));
      levels = Math.max(levels, call?.levels ?? 0);
    } else {
      read.push(...(await readStepsJob(entry, defaults, loading)));
    }
  }
  return { jobs: read, levels };
}

async function readStepsJob(
  entry: Entry,
  defaults: RunDefaults,
  loading: Loading,
): Promise<StepsJob[]> {
  const job = entry.value;
  const { steps } = await readSteps(propertyOf(job, 'steps'), loading);
  const runsOn = propertyOf(job, 'runs-on');
  if (!runsOn) {
    return [];
  }
  checkRunner(runsOn, loading);
  const own = readRunDefaults(
    propertyOf(propertyOf(job, 'defaults'), 'run'),
    loading,
  );
  return [
    {
      ...readBase(entry),
      kind: 'steps',
      runsOn,
      environment: propertyOf(job, 'environment'),
      env: propertyOf(job, 'env'),
      defaults: {
        shell: own.shell ?? defaults.shell,
        workingDirectory: own.workingDirectory ?? defaults.workingDirectory,
      },
      outputs: propertyOf(job, 'outputs'),
      timeoutMinutes: propertyOf(job, 'timeout-minutes'),
      continueOnError: propertyOf(job, 'continue-on-error'),
      steps,
    },
  ];
}

async function readCallJob(
  entry: Entry,
  uses: Template,
  loading: Loading,
): Promise<{ job: CallJob; levels: number } | undefined> {
  const inputs = propertyOf(entry.value, 'with');
  const secrets = propertyOf(entry.value, 'secrets');
  const inherits = literalOf(secrets) === 'inherit';
  const called = await loadCalledWorkflow(
    { uses, with: inputs, secrets: inherits ? 'inherit' : secrets },
    loading,
  );
  return (
    called && {
      levels: called.levels,
      job: {
        ...readBase(entry),
        kind: 'call',
        uses: uses.token.toString(),
        with: inputs,
        secrets: inherits ? 'inherit' : secrets,
        workflow: called.content,
      },
    }
  );
}

function readBase({ name, key, value }: Entry) {
  return {
    id: name,
    position: positionOf(key),
    name: propertyOf(value, 'name'),
    needs: itemsOf(propertyOf(value, 'needs')).flatMap(
      need => literalOf(need) ?? [],
    ),
    if: conditionOf(value.file, propertyOf(value, 'if')),
    permissions: readPermissions(propertyOf(value, 'permissions')),
    concurrency: propertyOf(value, 'concurrency'),
    strategy: propertyOf(value, 'strategy'),
  };
}

function reportUnsupported(job: Template, loading: Loading): void {
  for (const { name, key } of entriesOf(job)) {
    if (Object.hasOwn(UNSUPPORTED, name)) {
      loading.report(key, `'${name}': ${UNSUPPORTED[name]}`);
    }
  }
  reportQueue(propertyOf(job, 'concurrency'), loading);
}

/** `queue: max` keeps all that wait; here, as by default, only the last does. */
export function reportQueue(
  concurrency: Template | undefined,
  loading: Loading,
): void {
  const queue = propertyOf(concurrency, 'queue');
  if (queue && literalOf(queue) !== 'single') {
    loading.report(queue, `'queue: max' is not supported locally`);
  }
}

/** Labels with expressions are judged when they are known: by `evaluateRunsOn`. */
function checkRunner(runsOn: Template, loading: Loading): void {
  if (isMapping(runsOn.token) && propertyOf(runsOn, 'group')) {
    loading.report(runsOn, 'Groups of runners are not supported locally');
    return;
  }
  const labels = itemsOf(
    isMapping(runsOn.token) ? propertyOf(runsOn, 'labels') : runsOn,
  );
  if (labels.some(label => isBasicExpression(label.token))) {
    return;
  }
  const missing = missingRunner(
    labels.flatMap(label => literalOf(label) ?? []),
  );
  if (missing) {
    loading.report(runsOn, missing);
  }
}
