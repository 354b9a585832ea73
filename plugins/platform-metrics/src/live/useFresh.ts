import { useCallback, useEffect, useRef, useState } from 'react';
import { toError, type ErrorLike } from '@backstage/errors';
import { useLiveRevision } from './LiveProvider';

/** What was read last, while it is read again whenever facts change. */
export interface Fresh<T> {
  value?: T;
  /** Why the last reading failed; `value` may still be that of an earlier one. */
  error?: ErrorLike;
  /** `value` answers an earlier question: the new one is being asked. */
  isOutdated: boolean;
  /** When `value` was read. Milliseconds since 1970. */
  readAt?: number;
  retry: () => void;
}

interface Reading<T> {
  value?: T;
  answers?: () => Promise<T>;
  readAt?: number;
  error?: ErrorLike;
  fails?: () => Promise<T>;
}

/**
 * Reads, and reads again when facts change: one reading at a time, so that
 * frequent changes cannot starve a slow answer, and without forgetting what was
 * read before, so that nothing flickers.
 */
export function useFresh<T>(read: () => Promise<T>): Fresh<T> {
  const revision = useLiveRevision();
  const [attempt, setAttempt] = useState(0);
  const [reading, setReading] = useState<Reading<T>>({});
  const current = useRef<{ read: () => Promise<T>; isStale: boolean }>();

  useEffect(() => {
    if (current.current?.read === read) {
      current.current.isStale = true;
      return;
    }
    const run = { read, isStale: false };
    current.current = run;

    const next = async () => {
      do {
        run.isStale = false;
        let result: Reading<T>;
        try {
          result = {
            value: await read(),
            answers: read,
            readAt: Date.now(),
            error: undefined,
            fails: undefined,
          };
        } catch (error) {
          result = { error: toError(error), fails: read };
        }
        if (current.current !== run) return;
        setReading(last => ({ ...last, ...result }));
      } while (run.isStale);
      current.current = undefined;
    };
    next();
  }, [read, revision, attempt]);

  useEffect(
    () => () => {
      current.current = undefined;
    },
    [],
  );

  const retry = useCallback(() => setAttempt(last => last + 1), []);
  const error = reading.fails === read ? reading.error : undefined;
  const isOutdated = reading.answers !== read;
  return {
    value: error && isOutdated ? undefined : reading.value,
    error,
    isOutdated,
    readAt: reading.readAt,
    retry,
  };
}
