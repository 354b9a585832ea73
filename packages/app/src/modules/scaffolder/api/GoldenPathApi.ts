import { createApiRef } from '@backstage/frontend-plugin-api';

export interface NameVerdict {
  /** `unchecked`: GitHub did not answer; the name is checked again on creation. */
  status: 'free' | 'invalid' | 'taken' | 'unchecked';
  message: string;
}

export interface ServiceChoices {
  githubHost: string;
  /** Users and organizations that may own the repository, the suggested one first. */
  owners: string[];
  /** Squads that the signed-in user may create a service for. */
  squads: Array<{ entityRef: string; title: string }>;
}

/** What the form of a new service asks the scaffolder's golden path module. */
export interface GoldenPathApi {
  checkName(
    request: { name: string; owner?: string },
    options?: { signal?: AbortSignal },
  ): Promise<NameVerdict>;

  listChoices(): Promise<ServiceChoices>;
}

export const goldenPathApiRef = createApiRef<GoldenPathApi>({
  id: 'plugin.scaffolder.golden-path',
});
