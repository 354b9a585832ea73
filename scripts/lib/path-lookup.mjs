import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];

/** Where the environment's PATH has a program of this name. */
export function findOnPath(program, env) {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap(folder => endings.map(ending => join(folder, program + ending)))
    .find(existsSync);
}
