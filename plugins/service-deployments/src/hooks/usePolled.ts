import { useEffect } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** What was read last, while it is read again and again. */
export interface Polled<T> {
  value?: T;
  error?: Error;
  retry: () => void;
}

/**
 * Reads, and reads again after an interval that may depend on what was read.
 * A page in the background rests.
 */
export function usePolled<T>(
  read: () => Promise<T>,
  intervalMs: (value: T | undefined) => number,
): Polled<T> {
  const { value, error, loading, retry } = useAsyncRetry(read, [read]);
  const interval = intervalMs(value);

  useEffect(() => {
    if (loading) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') retry();
    }, interval);
    return () => clearInterval(timer);
  }, [loading, interval, retry]);

  return { value, error, retry };
}
