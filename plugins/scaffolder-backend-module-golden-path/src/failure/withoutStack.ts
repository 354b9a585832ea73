/** A task's log shows an error's stack: where the message says it all, that is noise. */
export function withoutStack<T extends Error>(error: T): T {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
