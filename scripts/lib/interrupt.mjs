const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Calls `onFirst` when this script is asked to end, and `onSecond` when asked
 * again. Under npm, npm's death counts as being asked: it passes no signal on
 * to what runs below its shell.
 */
export function onInterrupt({ onFirst, onSecond }) {
  let asked = false;
  const ask = signal => {
    if (asked) {
      onSecond(signal);
      return;
    }
    asked = true;
    onFirst(signal);
  };
  for (const signal of signals) {
    process.on(signal, () => ask(signal));
  }
  if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) {
        clearInterval(watch);
        ask('SIGHUP');
      }
    }, 500);
    watch.unref();
  }
}
