import { html } from 'hono/html';
import { BRANCHES } from '../git/refs';
import { Markup } from './layout';
import { Visit } from './visit';

/** The branch that is shown, and the way to the others. */
export async function branchMenu(
  { objects }: Visit,
  current: string,
  page: (branch: string) => string,
): Promise<Markup> {
  const refs = await objects.listRefs(BRANCHES);
  const names = refs.map(({ name }) => name.slice(BRANCHES.length));
  const label = /^[0-9a-f]{40}$/.test(current) ? current.slice(0, 7) : current;
  return html`
    <details class="menu">
      <summary>
        <span class="muted">Branch</span> <strong>${label}</strong>
      </summary>
      <ul>
        ${names.map(name => html`<li><a href="${page(name)}">${name}</a></li>`)}
      </ul>
    </details>
  `;
}
