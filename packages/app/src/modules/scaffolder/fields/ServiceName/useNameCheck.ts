import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { goldenPathApiRef, type NameVerdict } from '../../api/GoldenPathApi';

/** How long one may pause in typing before the name is checked. */
const PAUSE_MS = 300;

export type NameCheck =
  | { state: 'empty' | 'checking' | 'failed' }
  | { state: 'checked'; verdict: NameVerdict };

/** Checks a name while it is typed. An answer for an earlier text is never shown. */
export function useNameCheck(
  name: string | undefined,
  owner: string | undefined,
): NameCheck {
  const api = useApi(goldenPathApiRef);
  const [check, setCheck] = useState<NameCheck>({ state: 'empty' });

  useEffect(() => {
    if (!name) {
      setCheck({ state: 'empty' });
      return undefined;
    }

    setCheck({ state: 'checking' });
    const outdated = new AbortController();
    const timer = setTimeout(async () => {
      let result: NameCheck;
      try {
        const verdict = await api.checkName({ name, owner }, outdated);
        result = { state: 'checked', verdict };
      } catch {
        result = { state: 'failed' };
      }
      if (!outdated.signal.aborted) setCheck(result);
    }, PAUSE_MS);

    return () => {
      clearTimeout(timer);
      outdated.abort();
    };
  }, [api, name, owner]);

  return check;
}
