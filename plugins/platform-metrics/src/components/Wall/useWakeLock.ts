import { useEffect } from 'react';

/** Keeps the screen awake, where the browser can: it lets go of hidden pages, so it is asked again. */
export function useWakeLock() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const keep = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const granted = await navigator.wakeLock?.request('screen');
        if (isOver) await granted?.release();
        else lock = granted;
      } catch {
        // Refused, on a battery that is low for instance: the wall works without.
      }
    };

    keep();
    document.addEventListener('visibilitychange', keep);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', keep);
      lock?.release();
    };
  }, []);
}
