import { html } from 'hono/html';
import { Check, stateOf } from '../../pulls/checks';
import { Markup, NOTHING } from '../layout';
import { isOnWeb } from '../outerLink';
import { badge } from '../repositoryFrame';

type State = Check['state'] | 'expected';

const LOOK: Record<State, [kind: string, word: string]> = {
  success: ['good', 'passed'],
  failure: ['bad', 'failed'],
  pending: ['busy', 'pending'],
  expected: ['busy', 'expected'],
};

export function stateWord(state: State): Markup {
  const [kind, word] = LOOK[state];
  return html`<strong class="${kind}">${word}</strong>`;
}

/** What was reported on a commit, and what a branch still waits for. */
export function checkList(
  home: string,
  checks: Check[],
  required: string[],
): Markup {
  const isRequired = (name: string) =>
    required.some(each => each.toLowerCase() === name.toLowerCase());
  const expected = required.filter(
    name => stateOf(name, checks) === 'expected',
  );
  if (checks.length + expected.length === 0) {
    return html`<p class="muted">Nothing was reported on the last commit.</p>`;
  }
  return html`
    <ul class="checks">
      ${checks.map(check =>
        checkItem(
          check.name,
          check.state,
          check.description,
          addressOf(home, check),
          isRequired(check.name),
        ),
      )}
      ${expected.map(name =>
        checkItem(
          name,
          'expected',
          'Waiting for status to be reported',
          undefined,
          true,
        ),
      )}
    </ul>
  `;
}

function checkItem(
  name: string,
  state: State,
  description: string,
  address: string | undefined,
  isRequired: boolean,
): Markup {
  return html`
    <li>
      ${stateWord(state)}
      <span>
        <strong>${name}</strong>
        <span class="muted">${description}</span>
      </span>
      ${isRequired ? badge('Required') : NOTHING}
      ${
        address
          ? html`<a href="${address}" aria-label="Details of ${name}"
              >Details</a
            >`
          : NOTHING
      }
    </li>
  `;
}

function addressOf(home: string, { job, targetUrl }: Check) {
  if (job) {
    return `${home}/actions/runs/${job.runId}/job/${job.id}`;
  }
  return targetUrl && isOnWeb(targetUrl) ? targetUrl : undefined;
}
