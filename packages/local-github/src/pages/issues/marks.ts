import { html } from 'hono/html';
import { User } from '../../store/AccountStore';
import { Label } from '../../store/LabelStore';
import { Repository } from '../../store/RepositoryStore';
import { Markup, NOTHING } from '../layout';
import { repositoryPath } from '../visit';
import { issuesPath } from './paths';

/** Labels, each leading to the issues that carry it. */
export function labelBadges(repository: Repository, labels: Label[]): Markup {
  if (labels.length === 0) {
    return NOTHING;
  }
  const home = repositoryPath(repository);
  return html`<ul class="labels" aria-label="Labels">
    ${labels.map(
      label =>
        html`<li>
          <a
            class="badge"
            href="${issuesPath(home, { label: label.name })}"
            title="${label.description ?? ''}"
            >${swatch(label)}${label.name}</a
          >
        </li>`,
    )}
  </ul>`;
}

/**
 * A label's colour, beside its name: any colour may come, so that no text can
 * stand on it. Its own attribute, since pages allow no styles of their own.
 */
export function swatch({ color }: Pick<Label, 'color'>): Markup {
  return html`<svg
    class="swatch"
    viewBox="0 0 10 10"
    width="10"
    height="10"
    aria-hidden="true"
  >
    <circle cx="5" cy="5" r="4.5" fill="#${color}" />
  </svg>`;
}

export function assignedTo(assignees: User[]): Markup {
  return assignees.length > 0
    ? html`<span class="muted"
        >Assigned to ${assignees.map(({ login }) => login).join(', ')}</span
      >`
    : NOTHING;
}
