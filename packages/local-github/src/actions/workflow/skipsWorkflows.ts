const MARKS = [
  '[skip ci]',
  '[ci skip]',
  '[no ci]',
  '[skip actions]',
  '[actions skip]',
];

/**
 * Whether the message of a head commit asks for no workflows to start, on
 * `push` and `pull_request`. So does the trailer `skip-checks: true`.
 */
export function skipsWorkflows(message: string): boolean {
  return (
    MARKS.some(mark => message.includes(mark)) ||
    /\n\n(?:[A-Za-z-]+: ?[^\n]*\n)*skip-checks: ?true\s*$/.test(message)
  );
}
