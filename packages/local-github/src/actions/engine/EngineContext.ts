import { Context } from '../../context';
import { JobLogs } from '../logs/JobLogs';
import { FindSubstitute } from '../substitutes/Substitute';
import { WorkflowLoader } from './WorkflowLoader';

/** What the parts of the engine work with. */
export interface EngineContext extends Pick<
  Context,
  'store' | 'git' | 'urls' | 'clock' | 'events' | 'log'
> {
  logs: JobLogs;
  workflows: WorkflowLoader;
  /** Where jobs work, and where tools are kept. */
  directory: string;
  findSubstitute: FindSubstitute;
}
