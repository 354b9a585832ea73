import { html, raw } from 'hono/html';
import { Markup } from '../layout';

const ESCAPE = '\u001b';
/** Every sequence that steers a terminal; those that end in `m` set colours. */
// eslint-disable-next-line no-control-regex -- terminals are steered by these
const SEQUENCE = /\u001b(?:\[([0-9;?]*)([A-Za-z])|\][^\u0007]*\u0007|[A-Z])/g;

const COLOURS = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
];

/** What a program wrote for a terminal, in its colours; the rest is left out. */
export function ansiText(text: string): Markup {
  if (!text.includes(ESCAPE)) {
    return html`${text}`;
  }
  const parts: Markup[] = [];
  let style = { bold: false, colour: '' };
  let from = 0;
  const add = (until: number) => {
    const piece = text.slice(from, until);
    const names = [style.bold ? 'bold' : '', style.colour].filter(Boolean);
    if (piece) {
      parts.push(
        names.length > 0
          ? html`<span class="${names.map(name => `t-${name}`).join(' ')}"
              >${piece}</span
            >`
          : html`${piece}`,
      );
    }
  };
  for (const found of text.matchAll(SEQUENCE)) {
    add(found.index);
    from = found.index + found[0].length;
    if (found[2] === 'm') {
      style = restyle(style, found[1]);
    }
  }
  add(text.length);
  return parts.length > 0 ? html`${parts}` : raw('');
}

function restyle(
  style: { bold: boolean; colour: string },
  parameters: string,
): { bold: boolean; colour: string } {
  const codes = parameters.split(';').map(Number);
  let { bold, colour } = style;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index];
    if (code === 0) {
      bold = false;
      colour = '';
    } else if (code === 1) {
      bold = true;
    } else if (code === 22) {
      bold = false;
    } else if (code === 39) {
      colour = '';
    } else if (code >= 30 && code <= 37) {
      colour = COLOURS[code - 30];
    } else if (code >= 90 && code <= 97) {
      colour = COLOURS[code - 90];
    } else if (code === 38 || code === 48) {
      // A colour out of 256 or of all: its own numbers are no codes.
      index += codes[index + 1] === 5 ? 2 : 4;
    }
  }
  return { bold, colour };
}
