/**
 * What the patterns of a filter say about a name, one after the other: the
 * last that matches decides, and one with an exclamation mark in front takes
 * back what those before it let in.
 */
export function passesFilter(patterns: string[], name: string): boolean {
  return patterns.reduce((passes, pattern) => {
    const isNegated = pattern.startsWith('!');
    const matches = toRegExp(isNegated ? pattern.slice(1) : pattern).test(name);
    return matches ? !isNegated : passes;
  }, false);
}

/**
 * GitHub's filter patterns: `*` stops at a slash, `**` does not, and a folder
 * that is `**` may be missing; `?` and `+` repeat what is before them, as in
 * regular expressions; `[]` is one of a set; `\` takes the next one as it is.
 */
function toRegExp(pattern: string): RegExp {
  const parts = pattern.match(
    /(?<=^|\/)\*\*\/|\*\*|\*|\\.|\[[a-zA-Z0-9-]+\]|./gsu,
  );
  return new RegExp(`^${(parts ?? []).map(toSource).join('')}$`, 'su');
}

function toSource(part: string, index: number): string {
  switch (part) {
    case '**/':
      return '(?:.*/)?';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
    case '+':
      return index > 0 ? part : `\\${part}`;
    default:
      break;
  }
  if (part.length > 1 && part.startsWith('[')) {
    return part;
  }
  const character =
    part.startsWith('\\') && part.length > 1 ? part.slice(1) : part;
  return character.replace(/[$()*+.?[\\\]^{|}/]/, '\\$&');
}
