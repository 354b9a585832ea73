/** Something a person can mend: what is wrong, and the way out. */
export class Problem extends Error {
  constructor(message, wayOut, options) {
    super(message, options);
    this.name = 'Problem';
    this.wayOut = wayOut;
  }
}

const problems = {
  ENOSPC: path =>
    new Problem(
      `The disk is full${path ? `: ${path} could not be written` : ''}.`,
      'Free about 3 GB, then run the same command again: finished steps are not repeated.',
    ),
  EROFS: path =>
    new Problem(
      `${path ?? 'The folder of this checkout'} is on a read-only file system.`,
      'Clone Wheelhouse into a folder you can write to, and run it from there.',
    ),
  EACCES: path =>
    new Problem(
      `No permission to write ${path ?? 'in the folder of this checkout'}.`,
      'Make yourself the owner of the checkout, or clone it again into a folder of your own.',
    ),
};
problems.EDQUOT = problems.ENOSPC;
problems.EPERM = problems.EACCES;

/** The problem behind a failed file system call, or the error itself where it is none we know. */
export function asProblem(error) {
  const explain = error instanceof Problem ? undefined : problems[error?.code];
  return explain ? explain(error.path) : error;
}

/** The problem that a failed command's output speaks of, if it is about the disk. */
export function diskProblemIn(output) {
  const [code] = output.match(/\b(ENOSPC|EDQUOT|EROFS|EACCES|EPERM)\b/) ?? [];
  const full = /no space left on device/i.test(output) ? 'ENOSPC' : undefined;
  const explain = problems[code ?? full];
  return explain?.();
}

/** What to print for an error: a problem in two sentences, anything else with its stack. */
export function describe(error) {
  const problem = asProblem(error);
  if (problem instanceof Problem) {
    return `${problem.message}\n${problem.wayOut}`;
  }
  return error?.stack ?? String(error);
}
