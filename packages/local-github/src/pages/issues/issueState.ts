import { html } from 'hono/html';
import { Issue } from '../../store/IssueStore';
import { Markup } from '../layout';

const ENDINGS = {
  completed: ['merged', 'Completed'],
  not_planned: ['draft', 'Not planned'],
  duplicate: ['draft', 'Duplicate'],
};

/** Open, or how it ended: by its word, and by a colour beside it. */
export function issueState({ state, stateReason }: Issue): Markup {
  const isEnding = stateReason !== null && stateReason !== 'reopened';
  const [kind, word] =
    state === 'open'
      ? ['open', 'Open']
      : ENDINGS[isEnding ? stateReason : 'completed'];
  return html`<span class="badge ${kind}">${word}</span>`;
}
