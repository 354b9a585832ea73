/**
 * What somebody wrote into a description: without quoted code and without the
 * comments that templates leave there, in which GitHub reads no keywords.
 */
export function writtenText(markdown: string): string {
  return markdown
    .replaceAll('\r\n', '\n')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/^(```|~~~)[\s\S]*?(?:^\1|$(?![\s\S]))/gm, '')
    .replace(/`[^`\n]*`/g, '');
}
