import { posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { blobPath, rawPath } from './location';

const markdown = new MarkdownIt({ html: true, linkify: true });

interface Place {
  /** Such as `/acme/shop`. */
  home: string;
  ref: string;
  /** Of the file itself, for what its links are relative to. */
  path: string;
}

/** Renders a file of a repository; whatever it holds, no script survives. */
export function renderMarkdown(text: string, place: Place): string {
  return sanitizeHtml(markdown.render(text), {
    allowedTags: [
      ...sanitizeHtml.defaults.allowedTags,
      'img',
      'details',
      'summary',
      'del',
    ],
    allowedAttributes: {
      a: ['href', 'title', 'rel'],
      img: ['src', 'alt', 'title', 'width', 'height', 'align'],
      details: ['open'],
      th: ['align'],
      td: ['align'],
      pre: ['tabindex'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: {
      a: (tagName, { href = '', ...attributes }) => ({
        tagName,
        attribs: {
          ...attributes,
          href: resolve(href, place, blobPath),
          rel: 'nofollow noopener',
        },
      }),
      img: (tagName, { src = '', ...attributes }) => ({
        tagName,
        attribs: { ...attributes, src: resolve(src, place, rawPath) },
      }),
      // Long lines scroll, by keyboard too.
      pre: tagName => ({ tagName, attribs: { tabindex: '0' } }),
    },
  });
}

/** Relative addresses mean other files of the repository. */
function resolve(
  address: string,
  { home, ref, path }: Place,
  page: (home: string, ref: string, path: string) => string,
): string {
  if (/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) {
    return address;
  }
  const [, target, rest] = /^([^?#]*)(.*)$/.exec(address) ?? [];
  const absolute = posix.join('/', posix.dirname(path), decode(target));
  const fromRoot = target.startsWith('/') ? decode(target) : absolute;
  return page(home, ref, fromRoot.replace(/^\/+/, '')) + rest;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
