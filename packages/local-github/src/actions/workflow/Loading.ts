import { positionOf, type Template } from '../expressions/Template';
import type { CalledWorkflow, CompositeAction, Problem } from './Workflow';

/** Gives a file of the repository, at the commit that the workflow is from. */
export type ReadFile = (path: string) => Promise<string | undefined>;

/** A file that others refer to, with how many levels of such files it holds. */
export interface Referenced<T> {
  content: T;
  levels: number;
}

/** Loads each file once, and notices one that refers to itself. */
export class References<T> {
  readonly #loaded = new Map<string, Referenced<T> | 'loading' | undefined>();

  /** Marks a file as being loaded that nothing refers to. */
  begin(path: string): void {
    this.#loaded.set(path, 'loading');
  }

  /** Answers `'circular'` for a file that is being loaded already. */
  async load(
    path: string,
    load: () => Promise<Referenced<T> | undefined>,
  ): Promise<Referenced<T> | 'circular' | undefined> {
    if (this.#loaded.has(path)) {
      const loaded = this.#loaded.get(path);
      return loaded === 'loading' ? 'circular' : loaded;
    }
    this.#loaded.set(path, 'loading');
    const loaded = await load();
    this.#loaded.set(path, loaded);
    return loaded;
  }
}

/** What the parts of `loadWorkflow` share while one workflow is loaded. */
export class Loading {
  readonly read: ReadFile;
  readonly isSubstituted: (stepId: string) => boolean;
  readonly problems: Problem[] = [];
  readonly actions = new References<CompositeAction>();
  readonly workflows = new References<CalledWorkflow>();

  constructor(options: {
    read: ReadFile;
    isSubstituted: (stepId: string) => boolean;
  }) {
    this.read = options.read;
    this.isSubstituted = options.isSubstituted;
  }

  report(at: Template, message: string): void {
    this.problems.push({ message, ...positionOf(at) });
  }
}
