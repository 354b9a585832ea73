import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { palettes } from './palettes';

type Mode = keyof typeof palettes;

/** The custom properties that tokens.css sets for a theme, references resolved. */
function readTokens(mode: Mode): Record<string, string> {
  const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
  const [, block] =
    css.match(new RegExp(`\\[data-theme-mode='${mode}'\\] \\{([^}]*)\\}`)) ??
    [];
  const tokens = Object.fromEntries(
    [...(block ?? '').matchAll(/(--bui-[\w-]+):\s*([^;]+);/g)].map(
      ([, name, value]) => [name, value],
    ),
  );
  return Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => {
      const [, target] = value.match(/^var\((.+)\)$/) ?? [];
      return [name, target ? tokens[target] : value];
    }),
  );
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map(start => {
    const channel = parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045
      ? channel / 12.92
      : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

const AA_TEXT = 4.5;
const AA_GRAPHICS = 3;

describe.each(['light', 'dark'] as const)('the %s theme', mode => {
  const tokens = readTokens(mode);
  const palette = palettes[mode];
  const grounds = ['app', 'neutral-1', 'neutral-2', 'neutral-3'];
  const texts = [
    'primary',
    'secondary',
    'positive',
    'negative',
    'warning',
    'announcement',
  ];

  it.each(grounds.flatMap(ground => texts.map(text => [text, ground])))(
    'has %s text readable on %s',
    (text, ground) => {
      expect(
        contrast(tokens[`--bui-fg-${text}`], tokens[`--bui-bg-${ground}`]),
      ).toBeGreaterThanOrEqual(AA_TEXT);
    },
  );

  it.each(['', '-hover'])('has the label of a button%s readable', state => {
    expect(
      contrast(tokens['--bui-accent-fg'], tokens[`--bui-accent-bg${state}`]),
    ).toBeGreaterThanOrEqual(AA_TEXT);
  });

  it.each(grounds)('has the borders of inputs visible on %s', ground => {
    expect(
      contrast(tokens['--bui-border-2'], tokens[`--bui-bg-${ground}`]),
    ).toBeGreaterThanOrEqual(AA_GRAPHICS);
  });

  it('has the sidebar readable', () => {
    const { background, color, selectedColor, indicator } = palette.navigation;
    expect(contrast(color, background)).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(selectedColor, background)).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(indicator, background)).toBeGreaterThanOrEqual(AA_GRAPHICS);
  });

  it('says the same to Material UI as to Backstage UI', () => {
    expect({
      app: palette.background.default,
      paper: palette.background.paper,
      primaryText: palette.text.primary,
      secondaryText: palette.text.secondary,
      accent: palette.primary.main,
      error: palette.error.main,
      warning: palette.warning.main,
      success: palette.success.main,
      info: palette.info.main,
      border: palette.border,
    }).toEqual({
      app: tokens['--bui-bg-app'],
      paper: tokens['--bui-bg-neutral-1'],
      primaryText: tokens['--bui-fg-primary'],
      secondaryText: tokens['--bui-fg-secondary'],
      accent: tokens['--bui-accent-bg'],
      error: tokens['--bui-fg-negative'],
      warning: tokens['--bui-fg-warning'],
      success: tokens['--bui-fg-positive'],
      info: tokens['--bui-fg-announcement'],
      border: tokens['--bui-border-1'],
    });
  });
});
