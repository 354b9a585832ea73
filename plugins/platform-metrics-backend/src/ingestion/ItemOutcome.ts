import type { FactReport } from '@internal/plugin-platform-metrics-common';

/** What is wrong with an item, and where. */
export interface Problem {
  message: string;
  /** Such as `/sha`. */
  field?: string;
}

/** What an item says, once it is read. */
export type ItemOutcome =
  | {
      status: 'accepted';
      /** Fact id. */
      id: string;
      /** More than one where a deployment comes with its state. */
      reports: FactReport[];
    }
  | { status: 'ignored'; reason: string }
  | { status: 'rejected'; problem: Problem };

/** An item that cannot be recorded. */
export function rejected(
  message: string,
  field?: string,
): Extract<ItemOutcome, { status: 'rejected' }> {
  return { status: 'rejected', problem: { message, field } };
}
