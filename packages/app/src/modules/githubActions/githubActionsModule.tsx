import { lazy, Suspense } from 'react';
import githubActionsPlugin from '@backstage-community/plugin-github-actions/alpha';
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { githubActionsApi } from './githubActionsApi';

const GithubConsentGate = lazy(async () => ({
  default: (await import('./GithubConsentGate')).GithubConsentGate,
}));

/** An extension of the plugin that shows nothing before the person has agreed. */
const gate = (
  extensionId:
    | 'entity-card:github-actions/recent-workflow-runs'
    | 'entity-content:github-actions',
) =>
  githubActionsPlugin.getExtension(extensionId).override({
    factory(originalFactory) {
      const original = originalFactory();
      return [
        ...original,
        coreExtensionData.reactElement(
          <Suspense fallback={null}>
            <GithubConsentGate>
              {original.get(coreExtensionData.reactElement)}
            </GithubConsentGate>
          </Suspense>,
        ),
      ];
    },
  });

/** The community's GitHub Actions plugin, for any configured GitHub and without surprise. */
export const githubActionsModule = createFrontendModule({
  pluginId: 'github-actions',
  extensions: [
    githubActionsApi,
    gate('entity-card:github-actions/recent-workflow-runs'),
    gate('entity-content:github-actions'),
  ],
});
