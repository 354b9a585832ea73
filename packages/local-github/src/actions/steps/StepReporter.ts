import { messageOf } from '../../messageOf';
import { SecretMasks } from './SecretMasks';
import { StepLog } from './StepLog';
import { Annotation } from './StepResult';

/** As on GitHub: further ones of a level are in the log only. */
const MAX_ANNOTATIONS_PER_LEVEL = 10;
const MAX_MESSAGE_LENGTH = 4096;

const LOG_TAGS: Record<Annotation['level'], string> = {
  failure: '##[error]',
  warning: '##[warning]',
  notice: '##[notice]',
};

/**
 * What a step says: lines for its log and annotations, with secrets masked.
 * Lines go out one write at a time, in order; whoever has many to say awaits
 * `flush` now and then.
 */
export class StepReporter {
  readonly annotations: Annotation[] = [];
  readonly #log: StepLog;
  readonly #masks: SecretMasks;
  readonly #showsDebug: boolean;
  #waiting: string[] = [];
  #writing?: Promise<void>;
  #failure?: { error: unknown };

  constructor(options: {
    log: StepLog;
    masks: SecretMasks;
    showsDebug?: boolean;
  }) {
    this.#log = options.log;
    this.#masks = options.masks;
    this.#showsDebug = options.showsDebug ?? false;
  }

  /** Adds to the log; text with line ends in it is several lines. */
  line(text: string): void {
    this.#waiting.push(this.#masks.mask(text));
    this.#writing ??= this.#writeWaiting();
  }

  group(title: string): void {
    this.line(`##[group]${title}`);
  }

  endGroup(): void {
    this.line('##[endgroup]');
  }

  /** Shown only where ACTIONS_STEP_DEBUG is set. */
  debug(message: string): void {
    if (this.#showsDebug) {
      this.line(`##[debug]${message}`);
    }
  }

  error(message: string): void {
    this.annotate({ level: 'failure', message });
  }

  /** Says why something was not possible. */
  failure(error: unknown): void {
    this.error(messageOf(error));
  }

  warning(message: string): void {
    this.annotate({ level: 'warning', message });
  }

  notice(message: string): void {
    this.annotate({ level: 'notice', message });
  }

  annotate(annotation: Annotation): void {
    const message = this.#masks
      .mask(annotation.message)
      .slice(0, MAX_MESSAGE_LENGTH);
    this.line(`${LOG_TAGS[annotation.level]}${message}`);

    const before = this.annotations.filter(
      ({ level }) => level === annotation.level,
    );
    if (before.length < MAX_ANNOTATIONS_PER_LEVEL) {
      const { title, file } = annotation;
      this.annotations.push({
        ...annotation,
        message,
        title: title && this.#masks.mask(title),
        file: file && this.#masks.mask(file),
      });
    }
  }

  /** Settles when all lines so far are written; rejects when one could not be. */
  async flush(): Promise<void> {
    await this.#writing;
    if (this.#failure) {
      throw this.#failure.error;
    }
  }

  async #writeWaiting(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const lines = this.#waiting;
        this.#waiting = [];
        await this.#log.write(lines.join('\n'));
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#writing = undefined;
    }
  }
}
