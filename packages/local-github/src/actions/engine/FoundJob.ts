import { NewWorkflowJob } from '../../store/WorkflowJobStore';
import { Contexts, Status } from '../expressions/Scope';
import type { Position } from '../expressions/Template';
import { Job } from '../workflow/Workflow';
import { FileScope, MatrixPart } from './FileScope';

/** A job that the run has come to. */
export interface FoundJob {
  row: NewWorkflowJob;
  /** Why it failed before it began, and where the file says so. */
  failure?: { message: string; position?: Position };
}

/** A job, and what it sees of its place in the run. */
export interface Reached<J extends Job = Job> {
  scope: FileScope;
  job: J;
  key: string;
  contexts: Contexts;
  matrices: MatrixPart[];
  status: Status;
}
