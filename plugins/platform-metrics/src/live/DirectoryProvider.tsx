import { createContext, useCallback, useContext, type ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Directory } from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../api';
import { useFresh, type Fresh } from './useFresh';

const DirectoryContext = createContext<Fresh<Directory>>({
  isOutdated: false,
  retry: () => undefined,
});

/** What there is to choose from, and what waits for somebody. */
export const useDirectory = () => useContext(DirectoryContext);

/** Reads the directory once for all that is below. */
export const DirectoryProvider = ({ children }: { children: ReactNode }) => {
  const api = useApi(platformMetricsApiRef);

  return (
    <DirectoryContext.Provider
      value={useFresh(useCallback(() => api.getDirectory(), [api]))}
    >
      {children}
    </DirectoryContext.Provider>
  );
};
