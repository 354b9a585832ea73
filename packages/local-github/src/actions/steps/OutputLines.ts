import { StringDecoder } from 'node:string_decoder';
import { SecretMasks } from './SecretMasks';

/** In characters: far more than a command needs, little enough to hold. */
const MAX_LINE_LENGTH = 1024 * 1024;

/**
 * Makes lines of what a process prints, whatever the chunks are that it comes
 * in. A line that is longer than we hold goes out in pieces, with no secret cut
 * in two.
 */
export class OutputLines {
  readonly #masks: SecretMasks;
  readonly #maxLength: number;
  readonly #onLine: (line: string) => void;
  readonly #onPiece: (masked: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';
  #isInPieces = false;
  #endedInReturn = false;

  constructor(options: {
    masks: SecretMasks;
    maxLength?: number;
    onLine: (line: string) => void;
    /** Takes a part of a line that is too long, secrets masked already. */
    onPiece: (masked: string) => void;
  }) {
    this.#masks = options.masks;
    this.#maxLength = options.maxLength ?? MAX_LINE_LENGTH;
    this.#onLine = options.onLine;
    this.#onPiece = options.onPiece;
  }

  add(chunk: Buffer): void {
    this.#addText(this.#decoder.write(chunk));
  }

  /** The output has ended, with or without a line end. */
  end(): void {
    this.#addText(this.#decoder.end());
    if (this.#rest !== '') {
      this.#finishLine();
    }
  }

  #addText(text: string): void {
    if (text === '') {
      return;
    }
    const isSecondHalf = this.#endedInReturn && text.startsWith('\n');
    this.#endedInReturn = text.endsWith('\r');
    const parts = (isSecondHalf ? text.slice(1) : text).split(/\r\n|\n|\r/);
    parts.forEach((part, index) => {
      this.#rest += part;
      if (index < parts.length - 1) {
        this.#finishLine();
      } else if (this.#rest.length > this.#maxLength) {
        const { masked, rest } = this.#masks.maskBeginning(this.#rest);
        this.#onPiece(masked);
        this.#rest = rest;
        this.#isInPieces = true;
      }
    });
  }

  #finishLine(): void {
    const line = this.#rest;
    this.#rest = '';
    if (this.#isInPieces) {
      this.#isInPieces = false;
      this.#onPiece(this.#masks.mask(line));
    } else {
      this.#onLine(line);
    }
  }
}
