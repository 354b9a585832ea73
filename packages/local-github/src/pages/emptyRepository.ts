import { html } from 'hono/html';
import { Context } from '../context';
import { Repository } from '../store/RepositoryStore';
import { Markup } from './layout';

/** What to do with a repository that has no commit yet. */
export function emptyRepository(
  { urls }: Context,
  repository: Repository,
): Markup {
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
      <p>
        Push something to it, with a token of this local GitHub as password:
      </p>
      <pre><code>${commands}</code></pre>
    </section>
  `;
}
