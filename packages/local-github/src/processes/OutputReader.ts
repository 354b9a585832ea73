import { Socket } from 'node:net';

/** Hands over what comes out of a pipe, one chunk at a time. */
export class OutputReader {
  /** All has been handed over; rejects when the receiver does. */
  readonly done: Promise<void>;
  #isStopped = false;
  #handingOver: Promise<void> = Promise.resolve();

  constructor(pipe: Socket, receive: (chunk: Buffer) => void | Promise<void>) {
    this.done = this.#read(pipe, receive);
  }

  /** Hands over nothing more; what still comes is read and dropped. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#handingOver;
  }

  async #read(
    pipe: Socket,
    receive: (chunk: Buffer) => void | Promise<void>,
  ): Promise<void> {
    for await (const chunk of pipe) {
      if (!this.#isStopped) {
        this.#handingOver = (async () => receive(chunk))();
        await this.#handingOver;
      }
    }
  }
}
