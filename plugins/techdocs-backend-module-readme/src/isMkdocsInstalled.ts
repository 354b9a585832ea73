import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const programs =
  process.platform === 'win32'
    ? ['mkdocs.exe', 'mkdocs.cmd', 'mkdocs.bat']
    : ['mkdocs'];

/** Looked up anew each time: somebody may install it while the portal runs. */
export async function isMkdocsInstalled(
  path = process.env.PATH ?? '',
): Promise<boolean> {
  const candidates = path
    .split(delimiter)
    .filter(Boolean)
    .flatMap(folder => programs.map(program => join(folder, program)));

  for (const candidate of candidates) {
    try {
      await access(candidate, constants.X_OK);
      return true;
    } catch {
      continue;
    }
  }
  return false;
}
