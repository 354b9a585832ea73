import type { Condition, Position, Template } from '../expressions/Template';
import type { Triggers } from './Triggers';

/** Why a workflow cannot run here, and where the file says so. */
export interface Problem extends Position {
  message: string;
}

/** A scope such as `contents` and what is granted; an absent one is `none`. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** What `run:` steps take where they say nothing themselves. */
export interface RunDefaults {
  shell?: Template;
  workingDirectory?: Template;
}

/** What a file in `.github/workflows` and one that it calls have in common. */
export interface WorkflowBody {
  /** Path of the file in the repository. */
  path: string;
  /** As the file says, else its path. */
  name: string;
  env?: Template;
  /** Absent: the repository's default. */
  permissions?: Permissions;
  /** See `evaluateConcurrency`. */
  concurrency?: Template;
  /** In the order of the file. */
  jobs: Job[];
}

export interface Workflow extends WorkflowBody {
  runName?: Template;
  triggers: Triggers;
}

/** A reusable workflow of the same repository, as a job calls it. */
export interface CalledWorkflow extends WorkflowBody {
  inputs: InputDefinition[];
  secrets: SecretDefinition[];
  outputs: OutputDefinition[];
}

export type InputType =
  'string' | 'boolean' | 'number' | 'choice' | 'environment';

/** Of `workflow_dispatch` and `workflow_call`. */
export interface InputDefinition {
  name: string;
  type: InputType;
  required: boolean;
  description?: string;
  /** Only that of a `workflow_call` may hold expressions. */
  default?: Template;
  /** Of a `choice`. */
  options: string[];
}

export interface SecretDefinition {
  name: string;
  required: boolean;
}

export interface OutputDefinition {
  name: string;
  value: Template;
}

export type Job = StepsJob | CallJob;

interface JobBase {
  id: string;
  /** Of its id in the file. */
  position: Position;
  /** See `jobName`. */
  name?: Template;
  /** Ids of jobs in the same file; none is unknown, and there are no cycles. */
  needs: string[];
  if: Condition;
  /** Absent: the workflow's. See `tokenPermissions`. */
  permissions?: Permissions;
  /** See `evaluateConcurrency`. */
  concurrency?: Template;
  /** See `evaluateStrategy`. */
  strategy?: Template;
}

export interface StepsJob extends JobBase {
  kind: 'steps';
  /** See `evaluateRunsOn`. */
  runsOn: Template;
  /** See `evaluateEnvironment` and `evaluateEnvironmentUrl`. */
  environment?: Template;
  env?: Template;
  /** The job's own, and the workflow's for what it does not set. */
  defaults: RunDefaults;
  /** A mapping, evaluated when the steps have ended. */
  outputs?: Template;
  timeoutMinutes?: Template;
  continueOnError?: Template;
  steps: Step[];
}

export interface CallJob extends JobBase {
  kind: 'call';
  /** As written, such as `./.github/workflows/rollout.yml`. */
  uses: string;
  with?: Template;
  secrets?: 'inherit' | Template;
  workflow: CalledWorkflow;
}

export type Step = RunStep | BuiltInStep | CompositeStep | SubstitutedStep;

interface StepBase {
  /** As the file says: steps without one have no place in `steps`. */
  id?: string;
  position: Position;
  /** See `stepName`. */
  name?: Template;
  if: Condition;
  env?: Template;
  continueOnError?: Template;
  /** Never on a step of a composite action: GitHub knows none there. */
  timeoutMinutes?: Template;
}

export interface RunStep extends StepBase {
  kind: 'run';
  run: Template;
  shell?: Template;
  workingDirectory?: Template;
}

interface UsesStep extends StepBase {
  /** As written, such as `actions/checkout@v4`. */
  uses: string;
  with?: Template;
}

/** One of `supportedActions` (../uses), with inputs that it supports. */
export interface BuiltInStep extends UsesStep {
  kind: 'built-in';
}

/** A composite action of the same repository. */
export interface CompositeStep extends UsesStep {
  kind: 'composite';
  action: CompositeAction;
}

/**
 * An action that the runner never has to run, since it does something of its
 * own in place of steps with this id.
 */
export interface SubstitutedStep extends UsesStep {
  kind: 'substituted';
}

export interface CompositeAction {
  /** Path of its `action.yml` in the repository. */
  path: string;
  name: string;
  inputs: ActionInput[];
  outputs: OutputDefinition[];
  steps: Step[];
}

export interface ActionInput {
  name: string;
  /** GitHub does not enforce it: an absent one is an empty string. */
  required: boolean;
  default?: Template;
}
