import { StepContext } from '../steps/StepContext';

/**
 * A `uses:` step of a supported action, its expressions evaluated:
 * `runActionStep(step): Promise<StepResult>`.
 */
export interface ActionStep extends StepContext {
  /** As the workflow has it: `actions/checkout@v6`. */
  uses: string;
  /** `with:`, names as written; defaults are filled in here. */
  inputs: Record<string, string>;
  repository: ActionRepository;
  /** What a checkout without `ref` gets: the run's `github.ref` and `github.sha`. */
  ref: string;
  sha: string;
  /** The job's own token, with which git may push back to `serverUrl`. */
  token: string;
  /** Kept over jobs: where tools go that an action fetches (`RUNNER_TOOL_CACHE`). */
  toolCache: string;
}

/** The repository that the workflow belongs to. */
export interface ActionRepository {
  /** `owner/name`. */
  fullName: string;
  /** The bare repository on disk. */
  gitDir: string;
  defaultBranch: string;
  /** Of the local GitHub, without a slash at the end: `http://localhost:7008`. */
  serverUrl: string;
}
