import { GitRepository } from '../../git/GitRepository';
import { LoadedWorkflow, loadWorkflow } from '../workflow/loadWorkflow';

const FOLDER = '.github/workflows';
const MAX_KEPT = 50;

/** Reads workflows as they are at a commit, with all that they use. */
export class WorkflowLoader {
  readonly #isSubstituted: (stepId: string) => boolean;
  /** What is at a commit never changes; the least recently used go first. */
  readonly #kept = new Map<string, Promise<LoadedWorkflow>>();

  constructor(isSubstituted: (stepId: string) => boolean) {
    this.#isSubstituted = isSubstituted;
  }

  async load(
    objects: GitRepository,
    commit: string,
    path: string,
  ): Promise<LoadedWorkflow> {
    const key = `${objects.gitDir} ${commit} ${path}`;
    const loading =
      this.#kept.get(key) ??
      loadWorkflow({
        path,
        isSubstituted: this.#isSubstituted,
        read: file => readText(objects, commit, file),
      });
    this.#kept.delete(key);
    this.#kept.set(key, loading);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) {
        break;
      }
      this.#kept.delete(oldest);
    }
    try {
      return await loading;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  /** Paths of the workflows of a commit. */
  async list(objects: GitRepository, commit: string): Promise<string[]> {
    const folder = await objects.findEntry(commit, FOLDER);
    if (folder?.type !== 'tree') {
      return [];
    }
    const entries = await objects.readTree(folder.sha);
    return entries
      .filter(({ type, path }) => type === 'blob' && /\.ya?ml$/.test(path))
      .map(({ path }) => `${FOLDER}/${path}`);
  }
}

async function readText(
  objects: GitRepository,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const entry = await objects.findEntry(commit, path);
  const object = entry && (await objects.readObject(entry.sha));
  return object?.type === 'blob' ? object.content.toString('utf8') : undefined;
}
