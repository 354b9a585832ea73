import { useApi } from '@backstage/frontend-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { goldenPathApiRef } from '../api/GoldenPathApi';

export function useServiceChoices() {
  const api = useApi(goldenPathApiRef);
  return useAsync(() => api.listChoices(), [api]);
}
