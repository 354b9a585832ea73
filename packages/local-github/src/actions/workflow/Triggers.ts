import type {
  BranchFilterConfig,
  PathFilterConfig,
  TagFilterConfig,
  TypesFilterConfig,
} from '@actions/workflow-parser/model/workflow-template';
import type { InputDefinition } from './Workflow';

/** What a workflow's `on:` says. */
export interface Triggers {
  push?: BranchFilterConfig & TagFilterConfig & PathFilterConfig;
  pull_request?: BranchFilterConfig & PathFilterConfig & TypesFilterConfig;
  workflow_dispatch?: { inputs: InputDefinition[] };
  /**
   * Names of the other events: nothing here fires them, as nothing would on a
   * repository without schedules, releases and the like.
   */
  others: string[];
}
