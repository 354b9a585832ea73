/** Git in the folder of a checkout. */
export interface Git {
  /** Seen in the log; may take its time. */
  run(args: string[]): Promise<void>;
  /** Unseen and quick; answers what is printed, by lines. */
  ask(args: string[]): Promise<string[]>;
}
