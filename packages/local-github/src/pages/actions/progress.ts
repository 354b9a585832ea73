import { html, raw } from 'hono/html';
import { RunConclusion, RunStatus } from '../../store/WorkflowRunStore';
import { Markup } from '../layout';

/** How far a run, a job or a step has come, and how it ended. */
export interface Progress {
  status: RunStatus;
  conclusion: RunConclusion | null;
}

type Look = 'good' | 'bad' | 'busy' | 'held' | 'idle';

const DONE: Record<RunConclusion, [look: Look, word: string]> = {
  success: ['good', 'Success'],
  failure: ['bad', 'Failure'],
  cancelled: ['idle', 'Cancelled'],
  skipped: ['idle', 'Skipped'],
  startup_failure: ['bad', 'Could not start'],
  timed_out: ['bad', 'Timed out'],
};

const UNDER_WAY: Record<
  Exclude<RunStatus, 'completed'>,
  [look: Look, word: string]
> = {
  in_progress: ['busy', 'In progress'],
  queued: ['held', 'Queued'],
  pending: ['held', 'Waiting for another run'],
  waiting: ['held', 'Waiting for review'],
};

/** The word for each way to end and each state before it. */
export const PROGRESS_WORDS: Record<string, string> = Object.fromEntries(
  Object.entries({ ...DONE, ...UNDER_WAY }).map(([state, [, word]]) => [
    state,
    word,
  ]),
);

/** 16 by 16, drawn in the colour of the text around them. */
const DRAWINGS: Record<Look, string> = {
  good: '<circle cx="8" cy="8" r="7"/><path d="m4.8 8.3 2.2 2.2 4.3-4.6"/>',
  bad: '<circle cx="8" cy="8" r="7"/><path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"/>',
  busy: '<circle cx="8" cy="8" r="6.5" opacity=".3"/><path d="M8 1.5A6.5 6.5 0 0 1 14.5 8"/>',
  held: '<circle cx="8" cy="8" r="7"/><path d="M8 4.2V8l2.6 1.7"/>',
  idle: '<circle cx="8" cy="8" r="7"/><path d="m4 12 8-8"/>',
};

function lookOf({ status, conclusion }: Progress): [look: Look, word: string] {
  if (status !== 'completed') {
    return UNDER_WAY[status];
  }
  return conclusion ? DONE[conclusion] : ['idle', 'Completed'];
}

export function progressWord(progress: Progress): string {
  return lookOf(progress)[1];
}

/** The state as a picture, with its word for those who do not see it. */
export function progressIcon(progress: Progress): Markup {
  const [look, word] = lookOf(progress);
  return html`${drawing(look)}<span class="unseen">${word}:</span>`;
}

/** The state as a picture beside its word. */
export function progressLabel(
  progress: Progress,
  word = progressWord(progress),
): Markup {
  const [look] = lookOf(progress);
  return html`<span class="progress">${drawing(look)} ${word}</span>`;
}

function drawing(look: Look): Markup {
  return html`<svg
    class="state ${look}"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
  >
    ${raw(DRAWINGS[look])}
  </svg>`;
}
