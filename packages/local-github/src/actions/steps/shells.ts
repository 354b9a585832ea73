import { findProgram } from './findProgram';

/** How GitHub calls the shells that it knows by name. */
const BUILT_IN = new Map([
  ['bash', '--noprofile --norc -e -o pipefail {0}'],
  ['sh', '-e {0}'],
  ['python', '{0}'],
]);

const EXTENSIONS = new Map([
  ['bash', '.sh'],
  ['sh', '.sh'],
  ['python', '.py'],
]);

/** Known to GitHub, but not to us. */
const UNSUPPORTED = ['pwsh', 'powershell', 'cmd'];

/** A program that takes a script, and how it is called. */
export interface Shell {
  program: string;
  /** With `{0}` in the place of the script's path. */
  template: string;
  /** Of the script's file. */
  extension: string;
}

/**
 * What is wrong with the `shell:` of a step, whatever the machine, or
 * `undefined`.
 */
export function findShellProblem(shell: string): string | undefined {
  const { name, template } = readShell(shell);
  if (UNSUPPORTED.includes(name.toLowerCase())) {
    return `The shell '${name}' is not supported locally: scripts run with bash, sh, python, or a template such as 'perl {0}'`;
  }
  if (!template?.includes('{0}')) {
    return `Invalid shell option. Shell must be a valid built-in (bash, sh, cmd, powershell, pwsh) or a format string containing '{0}': it is '${shell}'`;
  }
  return undefined;
}

/**
 * Finds the shell on the PATH of the step. Without a name it is bash, or sh
 * where there is none, called as sh is.
 *
 * @throws where the shell is not supported or not on this machine
 */
export async function findShell(
  shell: string | undefined,
  path: string,
): Promise<Shell> {
  if (!shell) {
    const program =
      (await findProgram('bash', path)) ?? (await requireProgram('sh', path));
    return { program, template: '-e {0}', extension: '.sh' };
  }
  const problem = findShellProblem(shell);
  if (problem) {
    throw new Error(problem);
  }
  const { name, template = '' } = readShell(shell);
  return {
    program: await requireProgram(name, path),
    template,
    extension: EXTENSIONS.get(name) ?? '',
  };
}

function readShell(shell: string): { name: string; template?: string } {
  const [, name = '', args = ''] = /^(\S*)\s*(.*)$/s.exec(shell.trim()) ?? [];
  return { name, template: args === '' ? BUILT_IN.get(name) : args };
}

async function requireProgram(name: string, path: string): Promise<string> {
  const program = await findProgram(name, path);
  if (program === undefined) {
    throw new Error(`${name}: command not found. PATH is ${path}`);
  }
  return program;
}

/** The arguments that a template means, with the script's path filled in. */
export function shellArguments(template: string, script: string): string[] {
  // As in a shell, quotes keep blanks together and are not part of the word.
  const words = template.match(/(?:[^\s"']|"(?:\\.|[^"\\])*"|'[^']*')+/g) ?? [];
  return words.map(word =>
    word
      .replace(
        /"((?:\\.|[^"\\])*)"|'([^']*)'/g,
        (_, double?: string, single?: string) =>
          double === undefined
            ? (single ?? '')
            : double.replace(/\\(.)/g, '$1'),
      )
      .replaceAll('{0}', () => script),
  );
}
