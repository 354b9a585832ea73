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

/** Options such as `--watch` and `--target 10`; the latter may be repeated where told so. */
export function parseOptions(args, { switches = [], values = [], lists = [] }) {
  const known = [...switches, ...values, ...lists];
  const options = Object.fromEntries(lists.map(name => [name, []]));
  const rest = [...args];
  while (rest.length > 0) {
    const [arg, inline] = rest.shift().split(/=(.*)/s, 2);
    const name = arg.replace(/^--/, '');
    if (arg === name || !known.includes(name)) {
      throw new Problem(
        `Unknown argument ${arg}.`,
        `Known are ${known.map(option => `--${option}`).join(', ')}.`,
      );
    }
    if (switches.includes(name)) {
      options[name] = true;
      continue;
    }
    const value = inline ?? rest.shift();
    if (value === undefined || value === '') {
      throw new Problem(
        `${arg} needs a value.`,
        `Write it behind, as in ${arg} <value>.`,
      );
    }
    if (lists.includes(name)) {
      options[name].push(value);
    } else {
      options[name] = value;
    }
  }
  return options;
}
