import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPairs } from './readPairs';
import { SecretMasks } from './SecretMasks';
import { StepReporter } from './StepReporter';
import { StepState } from './StepState';

const KIB = 1024;
const MAX_SUMMARY_BYTES = 1024 * KIB;
/** GitHub takes this much for all outputs of a run; none of the files needs more. */
const MAX_FILE_BYTES = 50 * 1024 * KIB;

const KINDS = ['output', 'env', 'path', 'state', 'step_summary'] as const;

type Kind = (typeof KINDS)[number];

/** The files by which a step hands on what it sets: GITHUB_OUTPUT and the like. */
export class CommandFiles {
  readonly #files: Record<Kind, string>;

  static async create(tempDir: string): Promise<CommandFiles> {
    const folder = join(tempDir, '_runner_file_commands');
    await mkdir(folder, { recursive: true });
    const suffix = randomUUID();
    const file = (name: string) => join(folder, `${name}_${suffix}`);
    const files = {
      output: file('set_output'),
      env: file('set_env'),
      path: file('add_path'),
      state: file('save_state'),
      step_summary: file('step_summary'),
    };
    await Promise.all(Object.values(files).map(path => writeFile(path, '')));
    return new CommandFiles(files);
  }

  private constructor(files: Record<Kind, string>) {
    this.#files = files;
  }

  /** `GITHUB_OUTPUT` and the others, each with its file. */
  get variables(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#files).map(([kind, path]) => [
        `GITHUB_${kind.toUpperCase()}`,
        path,
      ]),
    );
  }

  /**
   * Takes over what the step wrote, and removes the files. What cannot be read
   * fails the step; the other files count all the same.
   */
  async collect(
    state: StepState,
    reporter: StepReporter,
    masks: SecretMasks,
  ): Promise<{ summary?: string }> {
    let summary: string | undefined;
    const collectors: Record<Kind, (text: string) => void> = {
      output: text => addPairs(text, state.outputs),
      state: text => addPairs(text, state.state),
      env: text => collectEnv(text, state, reporter),
      path: text =>
        text
          .split(/\r?\n/)
          .filter(line => line !== '')
          .forEach(line => state.addPath(line)),
      step_summary: text => {
        summary = text === '' ? undefined : masks.mask(text);
      },
    };
    for (const kind of KINDS) {
      try {
        const text = await this.#read(kind, reporter);
        collectors[kind](text);
      } catch (error) {
        reporter.error(
          `Unable to process file command '${kind}' successfully.`,
        );
        reporter.failure(error);
        state.hasFailed = true;
      }
    }
    return { summary };
  }

  /** A file that the step removed counts as empty. */
  async #read(kind: Kind, reporter: StepReporter): Promise<string> {
    const path = this.#files[kind];
    const stats = await stat(path).catch(() => undefined);
    try {
      if (!stats?.isFile()) {
        return '';
      }
      if (kind === 'step_summary' && stats.size > MAX_SUMMARY_BYTES) {
        reporter.error(
          `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${
            MAX_SUMMARY_BYTES / KIB
          }k, got ${Math.floor(stats.size / KIB)}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
        );
        return '';
      }
      if (stats.size > MAX_FILE_BYTES) {
        throw new Error(
          `The file holds ${stats.size} bytes; up to ${MAX_FILE_BYTES} are read`,
        );
      }
      return await readFile(path, 'utf8');
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  }
}

function addPairs(text: string, to: Map<string, string>) {
  for (const [name, value] of readPairs(text)) {
    to.set(name, value);
  }
}

function collectEnv(text: string, state: StepState, reporter: StepReporter) {
  for (const [name, value] of readPairs(text)) {
    if (name.toUpperCase() === 'NODE_OPTIONS') {
      reporter.error(
        "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
      );
    } else {
      state.env.set(name, value);
    }
  }
}
