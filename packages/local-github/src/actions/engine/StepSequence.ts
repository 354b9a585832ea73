import { messageOf } from '../../messageOf';
import {
  evaluateCondition,
  evaluateFlag,
  evaluateNumber,
  evaluateTexts,
} from '../expressions/evaluate';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import { Contexts, Scope } from '../expressions/Scope';
import { Annotation, StepResult } from '../steps/StepResult';
import { RunDefaults, Step } from '../workflow/Workflow';
import { executeStep } from './executeStep';
import { JobState, statusOf } from './JobState';

/** A step that has ended, or was passed over. */
export interface EndedStep {
  outcome: 'success' | 'failure' | 'cancelled' | 'skipped';
  /** The outcome, after `continue-on-error`. */
  conclusion: 'success' | 'failure' | 'cancelled' | 'skipped';
  outputs: Record<string, string>;
  summary?: string;
  annotations: Annotation[];
}

/** What the steps of a list see beside what the whole job shares. */
export interface Surroundings {
  /** Of a composite action: its inputs in place of the workflow's. */
  contexts?: Contexts;
  /** What the step that uses a composite action adds to `env`. */
  env: Record<string, string>;
  defaults: RunDefaults;
  /** Of the step that uses a composite action: it ends all within. */
  signal?: AbortSignal;
}

const SKIPPED: EndedStep = {
  outcome: 'skipped',
  conclusion: 'skipped',
  outputs: {},
  annotations: [],
};

/** The steps of a job or of a composite action, one after the other. */
export class StepSequence {
  readonly job: JobState;
  readonly surroundings: Surroundings;
  /** The `steps` context. */
  readonly ended: Record<string, EndedStep> = {};
  #hasFailed = false;

  constructor(job: JobState, surroundings: Surroundings) {
    this.job = job;
    this.surroundings = surroundings;
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** What expressions at this point see. */
  scope(env: Record<string, string> = {}): Scope {
    const { job, surroundings } = this;
    const isWithinStep = surroundings.signal !== undefined;
    const cancelled = job.cancelled.aborted;
    return {
      contexts: {
        ...job.contexts,
        ...surroundings.contexts,
        env: { ...job.env, ...surroundings.env, ...env },
        steps: this.#stepsContext(),
        job: { status: statusOf(job) },
      },
      status: {
        success:
          !this.#hasFailed &&
          !(isWithinStep ? surroundings.signal?.aborted : cancelled),
        failure: this.#hasFailed,
        cancelled,
      },
      workspace: job.workspace.directory,
    };
  }

  /** Runs one step to its end, or passes over it. */
  async run(
    step: Step,
    begin: () => Promise<void> = async () => {},
  ): Promise<EndedStep> {
    const result = await this.#tryStep(step, begin);
    if (step.id) {
      this.ended[step.id] = result;
    }
    if (result.conclusion === 'failure') {
      this.#hasFailed = true;
      this.job.hasFailed ||= this.surroundings.signal === undefined;
    }
    return result;
  }

  async #tryStep(step: Step, begin: () => Promise<void>): Promise<EndedStep> {
    try {
      const isWanted =
        !this.job.killed.aborted &&
        (await evaluateCondition(step.if, this.scope()));
      if (!isWanted) {
        return SKIPPED;
      }
      await begin();
      const env = await evaluateTexts(step.env, this.scope());
      const signal = await this.#endOf(step);
      const timeoutMs =
        step.timeoutMinutes &&
        (await evaluateNumber(step.timeoutMinutes, this.scope(env))) * 60_000;
      const ran = await executeStep(this, step, { env, signal, timeoutMs });
      return await this.#conclude(step, ran);
    } catch (error) {
      return this.#fail(error);
    }
  }

  async #conclude(step: Step, ran: StepResult): Promise<EndedStep> {
    const { job } = this;
    Object.assign(job.env, ran.env);
    job.path.push(...ran.path);
    const outcome = ran.outcome === 'timed_out' ? 'failure' : ran.outcome;
    const isTolerated =
      outcome === 'failure' &&
      step.continueOnError !== undefined &&
      (await evaluateFlag(step.continueOnError, this.scope()));
    return {
      outcome,
      conclusion: isTolerated ? 'success' : outcome,
      outputs: ran.outputs,
      summary: ran.summary,
      annotations: ran.annotations,
    };
  }

  /** A step that could not even be started as the workflow says. */
  async #fail(error: unknown): Promise<EndedStep> {
    const { masks, log } = this.job;
    const message = masks.mask(messageOf(error));
    await log.write(`##[error]${message}`);
    const position =
      error instanceof ExpressionFailure ? error.position : undefined;
    return {
      outcome: 'failure',
      conclusion: 'failure',
      outputs: {},
      annotations: [
        {
          level: 'failure',
          message,
          file: position?.file,
          startLine: position?.line,
          endLine: position?.line,
        },
      ],
    };
  }

  /** A step whose condition holds when the job is cancelled goes on then. */
  async #endOf(step: Step): Promise<AbortSignal> {
    const { job, surroundings } = this;
    if (surroundings.signal) {
      return surroundings.signal;
    }
    const scope = this.scope();
    const goesOn = await evaluateCondition(step.if, {
      ...scope,
      status: { success: false, failure: this.#hasFailed, cancelled: true },
    });
    return goesOn ? job.killed : AbortSignal.any([job.cancelled, job.killed]);
  }

  #stepsContext(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.ended).map(
        ([id, { outcome, conclusion, outputs }]) => [
          id,
          { outcome, conclusion, outputs },
        ],
      ),
    );
  }
}
