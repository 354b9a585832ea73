import { toTimestamp } from '../../clock';
import { NewWorkflowJob, WorkflowJob } from '../../store/WorkflowJobStore';
import { evaluateCondition } from '../expressions/evaluate';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import { Contexts } from '../expressions/Scope';
import { statusOfJob } from '../expressions/status';
import { callInputs, evaluateOutputs } from '../workflow/inputs';
import { evaluateStrategy } from '../workflow/strategy';
import { CallJob, Job, StepsJob, Workflow } from '../workflow/Workflow';
import { FileScope, MatrixPart, PlannedJob } from './FileScope';
import { FoundJob, Reached } from './FoundJob';
import { allNeedsOf, inOrderOfNeeds } from './needs';
import { planJob, shownName } from './planJob';
import { JobResult, mergeResults, resultOf } from './results';
import { RecordedRun } from './RunRecords';

export interface RunTreeOptions {
  recorded: RecordedRun;
  workflow: Workflow;
  /** Those of the present attempt. */
  rows: WorkflowJob[];
  github: Record<string, unknown>;
  vars: Record<string, string>;
  now: Date;
}

/**
 * Where a run stands, told from its workflow and from the jobs on record alone:
 * asked again after a crash, it gives the same answer.
 */
export class RunTree {
  /** Jobs whose turn has come and that are not on record yet. */
  readonly found: FoundJob[] = [];
  /** Those that have steps to run, by key. */
  readonly planned = new Map<string, PlannedJob>();
  readonly #options: RunTreeOptions;
  readonly #rows: Map<string, WorkflowJob>;

  /** `result` is there once every job has ended. */
  static async grow(
    options: RunTreeOptions,
  ): Promise<{ tree: RunTree; result?: JobResult['result'] }> {
    const { workflow, recorded } = options;
    const tree = new RunTree(options);
    const results = await tree.#walk(
      {
        body: workflow,
        keyPrefix: '',
        namePrefix: '',
        inputs: recorded.run.inputs,
      },
      [],
    );
    return {
      tree,
      ...(results.size === workflow.jobs.length && {
        result: mergeResults([...results.values()]).result,
      }),
    };
  }

  private constructor(options: RunTreeOptions) {
    this.#options = options;
    this.#rows = new Map(options.rows.map(row => [row.key, row]));
  }

  /** The results of those jobs of a file that have ended. */
  async #walk(
    scope: FileScope,
    matrices: MatrixPart[],
  ): Promise<Map<string, JobResult>> {
    const results = new Map<string, JobResult>();
    for (const job of inOrderOfNeeds(scope.body.jobs)) {
      if (job.needs.every(id => results.has(id))) {
        const result = await this.#reach(scope, job, matrices, results);
        if (result) {
          results.set(job.id, result);
        }
      }
    }
    return results;
  }

  async #reach(
    scope: FileScope,
    job: Job,
    matrices: MatrixPart[],
    results: ReadonlyMap<string, JobResult>,
  ): Promise<JobResult | undefined> {
    const { github, vars, recorded } = this.#options;
    const key = `${scope.keyPrefix}${job.id}`;
    const row = this.#rows.get(key);
    if (row?.status === 'completed' && row.startedAt === null) {
      return { result: resultOf(row), outputs: {} };
    }

    const needs = Object.fromEntries(
      job.needs.map(id => [id, results.get(id)]),
    );
    const contexts: Contexts = { github, vars, inputs: scope.inputs, needs };
    const before = allNeedsOf(job, scope.body.jobs).flatMap(
      id => results.get(id) ?? [],
    );
    const status = statusOfJob(
      before.map(({ result }) => result),
      recorded.run.isCancelRequested,
    );
    const reached = { scope, job, key, contexts, matrices, status };
    try {
      const isWanted =
        this.#hasBegun(key) ||
        (await evaluateCondition(job.if, { contexts, status }));
      if (!isWanted) {
        this.#found(reached, { status: 'completed', conclusion: 'skipped' });
        return undefined;
      }
      return await this.#expand(reached);
    } catch (error) {
      if (!(error instanceof ExpressionFailure)) {
        throw error;
      }
      this.#found(
        reached,
        { status: 'completed', conclusion: 'failure' },
        error,
      );
      return undefined;
    }
  }

  /** One job for each combination of its matrix, or just the one. */
  async #expand(reached: Reached): Promise<JobResult | undefined> {
    const { job, key, contexts, matrices } = reached;
    const strategy = await evaluateStrategy(job.strategy, { contexts });
    const combinations = strategy.combinations ?? [undefined];

    const results: Array<JobResult | undefined> = [];
    for (const [index, matrix] of combinations.entries()) {
      const part = {
        key,
        combination: index,
        failFast: strategy.failFast,
        maxParallel: strategy.maxParallel,
      };
      const one = {
        ...reached,
        key: matrix ? `${key}#${index + 1}` : key,
        matrices: matrix ? [...matrices, part] : matrices,
        contexts: {
          ...contexts,
          matrix,
          strategy: {
            'fail-fast': strategy.failFast,
            'job-index': index,
            'job-total': combinations.length,
            'max-parallel': strategy.maxParallel ?? combinations.length,
          },
        },
      };
      results.push(
        job.kind === 'call'
          ? await this.#call({ ...one, job })
          : await this.#plan({ ...one, job }),
      );
    }
    const ended = results.filter(result => result !== undefined);
    return ended.length === results.length ? mergeResults(ended) : undefined;
  }

  async #call(reached: Reached<CallJob>): Promise<JobResult | undefined> {
    const { scope, job, key, contexts, matrices } = reached;
    const called: FileScope = {
      body: job.workflow,
      keyPrefix: `${key}/`,
      namePrefix: `${await shownName(scope, job, contexts)} / `,
      inputs: await callInputs(job, { contexts }),
      caller: { scope, job, contexts },
    };
    const results = await this.#walk(called, matrices);
    if (results.size < job.workflow.jobs.length) {
      return undefined;
    }
    return {
      result: mergeResults([...results.values()]).result,
      outputs: await evaluateOutputs(job.workflow.outputs, {
        contexts: {
          github: contexts.github,
          vars: contexts.vars,
          inputs: called.inputs,
          jobs: Object.fromEntries(results),
        },
      }),
    };
  }

  async #plan(reached: Reached<StepsJob>): Promise<JobResult | undefined> {
    const planned = planJob(reached);
    this.planned.set(reached.key, planned);
    const row = this.#rows.get(reached.key);
    if (!row) {
      this.#found(reached, await planned.describe());
      return undefined;
    }
    if (row.status !== 'completed') {
      return undefined;
    }
    const result = resultOf(row);
    const isTolerated =
      result === 'failure' && (await planned.toleratesFailure());
    return { result: isTolerated ? 'success' : result, outputs: row.outputs };
  }

  /** Whether there is a job of it already: what was decided stays decided. */
  #hasBegun(key: string): boolean {
    return [...this.#rows.keys()].some(
      other =>
        other === key ||
        other.startsWith(`${key}#`) ||
        other.startsWith(`${key}/`),
    );
  }

  #found(
    { scope, job, key }: Reached,
    row: Partial<NewWorkflowJob> & Pick<NewWorkflowJob, 'status'>,
    failure?: FoundJob['failure'],
  ): void {
    const { recorded, now } = this.#options;
    const { run, repository } = recorded;
    this.found.push({
      row: {
        repositoryId: repository.id,
        runId: run.id,
        attempt: run.attempt,
        headSha: run.headSha,
        key,
        name: `${scope.namePrefix}${job.id}`,
        completedAt: row.status === 'completed' ? toTimestamp(now) : null,
        ...row,
      },
      failure,
    });
  }
}
