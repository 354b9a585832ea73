import { html } from 'hono/html';
import { formTokenField } from '../http/formToken';
import { Markup, NOTHING } from './layout';
import { Visit } from './visit';

/** One field for what is said, one button for each thing it can mean. */
export function replyForm(
  { c }: Visit,
  options: {
    /** Of the issue or the pull request. */
    path: string;
    title?: string;
    /** What was said already. */
    text?: string;
    /** Beside the one that only comments. */
    buttons: Markup;
  },
): Markup {
  const { path, title = 'Comment', text = '', buttons } = options;
  return html`
    <section class="card reply" aria-labelledby="reply">
      <h2 id="reply">${title}</h2>
      <form method="post" action="${path}/reply">
        ${formTokenField(c)}
        <p class="field">
          <label for="text">Your words</label>
          <textarea id="text" name="text" rows="4">${text}</textarea>
          <span class="muted">Markdown is understood.</span>
        </p>
        <div class="choice">
          <button name="deed" value="comment" class="primary">Comment</button>
          ${buttons}
        </div>
      </form>
    </section>
  `;
}

/** What an issue or a pull request is called, and says. */
export function editForm(
  { c }: Visit,
  options: {
    path: string;
    title: string;
    body: string | null;
    /** What else may be done there. */
    more?: Markup;
  },
): Markup {
  const { path, title, body, more = NOTHING } = options;
  return html`
    <details class="card edit">
      <summary>Edit title and description</summary>
      <form method="post" action="${path}/edit">
        ${formTokenField(c)}
        <p class="field">
          <label for="title">Title</label>
          <input id="title" name="title" value="${title}" required />
        </p>
        <p class="field">
          <label for="body">Description</label>
          <textarea id="body" name="body" rows="6">${body ?? ''}</textarea>
        </p>
        <button>Save</button>
      </form>
      ${more}
    </details>
  `;
}
