import { lazy, Suspense, type ReactNode } from 'react';
import githubActionsPlugin from '@backstage-community/plugin-github-actions/alpha';
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { githubActionsApi } from './githubActionsApi';

const GithubConsentGate = lazy(async () => ({
  default: (await import('./GithubConsentGate')).GithubConsentGate,
}));

const gated = (content: ReactNode) => (
  <Suspense fallback={null}>
    <GithubConsentGate>{content}</GithubConsentGate>
  </Suspense>
);

const recentRunsCard = githubActionsPlugin
  .getExtension('entity-card:github-actions/recent-workflow-runs')
  .override({
    factory(originalFactory) {
      const original = originalFactory();
      return [
        ...original,
        coreExtensionData.reactElement(
          gated(original.get(coreExtensionData.reactElement)),
        ),
      ];
    },
  });

const runsTab = githubActionsPlugin
  .getExtension('entity-content:github-actions')
  .override({
    factory(originalFactory) {
      const original = originalFactory();
      return [
        ...original,
        coreExtensionData.reactElement(
          gated(original.get(coreExtensionData.reactElement)),
        ),
      ];
    },
  });

/** The community's GitHub Actions plugin, for any configured GitHub and without surprise. */
export const githubActionsModule = createFrontendModule({
  pluginId: 'github-actions',
  extensions: [githubActionsApi, recentRunsCard, runsTab],
});
