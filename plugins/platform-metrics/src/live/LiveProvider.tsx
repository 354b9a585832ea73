import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useSignal } from '@backstage/plugin-signals-react';

const CHANNEL = 'platform-metrics';
/** A signal says when facts changed; this is for those that got lost. */
const WITH_SIGNALS_MS = 60_000;
const WITHOUT_SIGNALS_MS = 15_000;

const LiveContext = createContext(0);

/** A number that grows whenever facts may have changed. */
export const useLiveRevision = () => useContext(LiveContext);

/**
 * Tells what is below when to read again: upon a signal, and from time to time.
 * A page in the background rests, and catches up when it is looked at.
 */
export const LiveProvider = ({ children }: { children: ReactNode }) => {
  const { lastSignal, isSignalsAvailable } = useSignal(CHANNEL);
  const [revision, setRevision] = useState(0);
  const isFirst = useRef(true);

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
    } else if (document.visibilityState === 'visible') {
      setRevision(last => last + 1);
    }
  }, [lastSignal]);

  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') setRevision(last => last + 1);
    };
    const timer = setInterval(
      refresh,
      isSignalsAvailable ? WITH_SIGNALS_MS : WITHOUT_SIGNALS_MS,
    );
    document.addEventListener('visibilitychange', refresh);
    window.addEventListener('online', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
      window.removeEventListener('online', refresh);
    };
  }, [isSignalsAvailable]);

  return (
    <LiveContext.Provider value={revision}>{children}</LiveContext.Provider>
  );
};
