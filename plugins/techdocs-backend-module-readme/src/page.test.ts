import { renderPage } from './page';
import type { PageOptions } from './page';

const render = (options: Partial<PageOptions>) =>
  renderPage({
    siteName: 'Card vault',
    source: 'README.md',
    markdown: '# Card vault',
    resolveLink: link =>
      `https://github.com/larkspur/card-vault/blob/main/${link}`,
    ...options,
  });

describe('renderPage', () => {
  it('says what is shown, what is missing, and how to get it', () => {
    const page = render({});

    expect(page).toContain('Only README.md is shown here.');
    expect(page).toContain('MkDocs, which is not installed');
    expect(page).toContain('pip install mkdocs-techdocs-core');
    expect(page).toContain('<h1 id="card-vault">Card vault</h1>');
  });

  it('says so where there is no text at all', () => {
    expect(render({ source: undefined, markdown: undefined })).toContain(
      'There is nothing to show here yet.',
    );
  });

  it('renders tables and code as GitHub does', () => {
    const page = render({
      markdown: '| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nnpm test\n```\n',
    });

    expect(page).toContain('<td>1</td>');
    expect(page).toContain('<pre><code class="language-sh">npm test');
  });

  it.each([
    [
      'docs/index.md',
      'https://github.com/larkspur/card-vault/blob/main/docs/index.md',
    ],
    ['https://larkspur.example/', 'https://larkspur.example/'],
    ['mailto:platform@larkspur.example', 'mailto:platform@larkspur.example'],
    ['#run-it', '#run-it'],
  ])('lets a link to %s lead to %s', (link, address) => {
    expect(render({ markdown: `[it](${link})` })).toContain(
      `<a href="${address}">it</a>`,
    );
  });

  it('takes images from the repository', () => {
    expect(render({ markdown: '![Plan](docs/plan.png)' })).toContain(
      'src="https://github.com/larkspur/card-vault/blob/main/docs/plan.png?raw=true"',
    );
  });

  it('keeps the words of a link that leads to an unknown place', () => {
    const page = render({
      markdown: 'See [the plan](docs/plan.md).',
      resolveLink: () => undefined,
    });

    expect(page).toContain('See the plan.');
  });

  it('gives headings the targets that a table of contents links to', () => {
    expect(render({ markdown: '## Run it, *locally*!' })).toContain(
      '<h2 id="run-it-locally">',
    );
  });

  it('does not take a name for markup', () => {
    expect(render({ siteName: '<b>&"' })).toContain(
      '<title>&lt;b&gt;&amp;&quot;</title>',
    );
  });
});
