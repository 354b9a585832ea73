import { watchRunner } from './runner-watch.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls `onFirst` when this script is asked to end, and `onSecond` when asked again. */
export function onInterrupt({ onFirst, onSecond }) {
  let isAsked = false;
  const ask = () => {
    if (isAsked) {
      onSecond();
    } else {
      isAsked = true;
      onFirst();
    }
  };
  for (const signal of signals) {
    process.on(signal, ask);
  }
  watchRunner(() => {
    if (!isAsked) {
      ask();
    }
  });
}
