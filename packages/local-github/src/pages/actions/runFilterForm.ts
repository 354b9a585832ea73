import { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import { WorkflowRunFilter } from '../../store/workflowRunFilter';
import { Markup, NOTHING } from '../layout';
import { PROGRESS_WORDS } from './progress';

const EVENTS = {
  push: 'Push',
  pull_request: 'Pull request',
  workflow_dispatch: 'Started by hand',
};

/** What the address of a list of runs asks for. */
export interface AskedRuns extends Pick<
  WorkflowRunFilter,
  'status' | 'event' | 'branch'
> {
  actor?: string;
}

export function askedRuns(c: HonoContext): AskedRuns {
  const asked = (name: string) => c.req.query(name)?.trim() || undefined;
  return {
    status: asked('status'),
    event: asked('event'),
    branch: asked('branch'),
    actor: asked('actor'),
  };
}

/** The ways to see fewer runs; without a script, too. */
export function runFilterForm(path: string, asked: AskedRuns): Markup {
  return html`
    <form class="filters" method="get" action="${path}">
      ${select('status', 'Status', PROGRESS_WORDS, asked.status)}
      ${select('event', 'Event', EVENTS, asked.event)}
      ${input('branch', 'Branch', asked.branch)}
      ${input('actor', 'Actor', asked.actor)}
      <button>Filter</button>
      ${
        Object.values(asked).some(Boolean)
          ? html`<a href="${path}">Clear</a>`
          : NOTHING
      }
    </form>
  `;
}

function select(
  name: string,
  label: string,
  options: Record<string, string>,
  chosen: string | undefined,
): Markup {
  return html`<label
    ><span>${label}</span>
    <select name="${name}">
      <option value="">Any</option>
      ${Object.entries(options).map(
        ([value, text]) =>
          html`<option
            value="${value}"
            ${value === chosen ? 'selected' : NOTHING}
          >
            ${text}
          </option>`,
      )}
    </select>
  </label>`;
}

function input(name: string, label: string, value = ''): Markup {
  return html`<label
    ><span>${label}</span>
    <input name="${name}" value="${value}" size="12" autocomplete="off" />
  </label>`;
}
