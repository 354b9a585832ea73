import { Problem } from './problem.mjs';

/** Switches such as `--watch`; any other argument is refused by name. */
export function parseSwitches(args, known) {
  const switches = Object.fromEntries(known.map(name => [name, false]));
  for (const arg of args) {
    const name = arg.replace(/^--/, '');
    if (arg === name || !known.includes(name)) {
      throw new Problem(
        `Unknown argument ${arg}.`,
        `Known are ${known.map(option => `--${option}`).join(', ')}.`,
      );
    }
    switches[name] = true;
  }
  return switches;
}
