import { html } from 'hono/html';
import { Context } from '../context';
import { gitCredentials } from './gitCredentials';
import { Markup } from './layout';
import { Visit } from './visit';

/** What to do with a repository that has no commit yet. */
export function emptyRepository({ urls }: Context, visit: Visit): Markup {
  const { repository } = visit;
  const commands = [
    `git init -b ${repository.defaultBranch}`,
    'git add --all',
    'git commit -m "First commit"',
    `git remote add origin ${urls.clone(repository)}`,
    `git push -u origin ${repository.defaultBranch}`,
  ].join('\n');
  return html`
    <section class="empty">
      <h2>This repository is empty</h2>
      <p>Push something to it:</p>
      <pre><code>${commands}</code></pre>
      ${gitCredentials(visit)}
    </section>
  `;
}
