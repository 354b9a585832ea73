import { NewWorkflowJob } from '../../store/WorkflowJobStore';
import { Contexts } from '../expressions/Scope';
import { JobEnvironment } from '../workflow/environment';
import { CallJob, StepsJob, WorkflowBody } from '../workflow/Workflow';

/** The jobs of one workflow file as they take part in a run. */
export interface FileScope {
  body: WorkflowBody;
  /** In front of its jobs' keys and names: of whoever called the file. */
  keyPrefix: string;
  namePrefix: string;
  inputs: Record<string, unknown>;
  /** Absent for the file that the run is of. */
  caller?: { scope: FileScope; job: CallJob; contexts: Contexts };
}

/** A combination's part in a matrix. */
export interface MatrixPart {
  /** Key of the job that has the matrix. */
  key: string;
  combination: number;
  failFast: boolean;
  maxParallel?: number;
}

/** A job with steps, ready to be started: one row in the store. */
export interface PlannedJob {
  key: string;
  job: StepsJob;
  scope: FileScope;
  /** What the job's own settings see; steps see more. */
  contexts: Contexts;
  /** The job's own matrix, and those of the jobs that called its file. */
  matrices: MatrixPart[];
  /** What its row begins with. */
  describe(): Promise<Partial<NewWorkflowJob> & Pick<NewWorkflowJob, 'status'>>;
  environment(): Promise<JobEnvironment | undefined>;
  /** Whether its condition holds although the run is being cancelled. */
  survivesCancel(): Promise<boolean>;
  /** Whether its failure counts for the run and for the jobs that need it. */
  toleratesFailure(): Promise<boolean>;
}
