import { Marked } from 'marked';

/**
 * The reader keeps only stylesheets that are named like those of MkDocs' theme,
 * and defines the variables used here.
 */
export const STYLESHEET = {
  name: 'main.0badcafe.min.css',
  content: `
.md-typeset { max-width: 50rem; line-height: 1.6; color: var(--md-default-fg-color); overflow-wrap: break-word; }
.md-typeset a { color: var(--md-typeset-a-color); }
.md-typeset img { max-width: 100%; }
.md-typeset h1, .md-typeset h2, .md-typeset h3 { margin: 1.6em 0 .6em; }
.md-typeset pre, .md-typeset code { background: var(--md-code-bg-color); color: var(--md-code-fg-color); border-radius: 4px; }
.md-typeset code { padding: .1em .3em; font-size: .9em; }
.md-typeset pre { padding: 1em; overflow-x: auto; }
.md-typeset pre code { padding: 0; }
.md-typeset th, .md-typeset td { padding: .4em .8em; text-align: left; }
.missing { padding: 1em 1.2em; margin-bottom: 2em; border: 1px solid var(--md-default-fg-color--lighter); border-left: 4px solid var(--md-primary-fg-color); border-radius: 4px; }
.missing p { margin: .4em 0 0; }
`,
};

const escapeHtml = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** How GitHub names the target of a link to a heading. */
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/<[^>]*>/g, '')
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const isRelative = (link: string) => !/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(link);

export interface PageOptions {
  siteName: string;
  /** The file that the text is from; undefined where there is none. */
  source?: string;
  markdown?: string;
  /** Where a relative link leads; undefined where that is not known. */
  resolveLink: (link: string) => string | undefined;
}

/** A page for the TechDocs reader, which sanitizes what it is given. */
export function renderPage({
  siteName,
  source,
  markdown,
  resolveLink,
}: PageOptions): string {
  const marked = new Marked({
    gfm: true,
    walkTokens: token => {
      if (token.type === 'link' && isRelative(token.href)) {
        token.href = resolveLink(token.href) ?? '';
      }
      if (token.type === 'image' && isRelative(token.href)) {
        const address = resolveLink(token.href);
        token.href = address ? `${address}?raw=true` : '';
      }
    },
    renderer: {
      heading({ tokens, depth }) {
        const content = this.parser.parseInline(tokens);
        return `<h${depth} id="${slug(content)}">${content}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const content = this.parser.parseInline(tokens);
        return href ? `<a href="${escapeHtml(href)}">${content}</a>` : content;
      },
    },
  });
  const content = markdown ? marked.parse(markdown, { async: false }) : '';

  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${escapeHtml(siteName)}</title>
  <link rel="stylesheet" href="assets/stylesheets/${STYLESHEET.name}">
</head>
<body>
<article class="md-typeset">
<div class="missing" role="note">
  <strong>${
    source
      ? `Only ${escapeHtml(source)} is shown here.`
      : 'There is nothing to show here yet.'
  }</strong>
  <p>The portal builds docs with MkDocs, which is not installed where it runs.</p>
  <p>To see all pages, run <code>pip install mkdocs-techdocs-core</code> there, then reload this page.</p>
</div>
${content}
</article>
</body>
</html>
`;
}
