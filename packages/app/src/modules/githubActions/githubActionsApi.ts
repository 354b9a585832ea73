import {
  GithubActionsClient,
  githubActionsApiRef,
  type GithubActionsApi,
} from '@backstage-community/plugin-github-actions';
import githubActionsPlugin from '@backstage-community/plugin-github-actions/alpha';
import { configApiRef } from '@backstage/frontend-plugin-api';
import { scmAuthApiRef } from '@backstage/integration-react';
import { readGithubHosts, repositoryHost } from './repositoryHost';

/** The plugin's own API, asked with hosts as the configuration names them. */
export const githubActionsApi = githubActionsPlugin
  .getExtension('api:github-actions')
  .override({
    params: defineParams =>
      defineParams({
        api: githubActionsApiRef,
        deps: { configApi: configApiRef, scmAuthApi: scmAuthApiRef },
        factory: ({ configApi, scmAuthApi }) =>
          withConfiguredHosts(
            new GithubActionsClient({ configApi, scmAuthApi }),
            readGithubHosts(configApi),
          ),
      }),
  });

function withConfiguredHosts(
  api: GithubActionsApi,
  hosts: string[],
): GithubActionsApi {
  const at = <T extends { hostname?: string }>(options: T): T => ({
    ...options,
    hostname: repositoryHost(options.hostname, hosts),
  });
  return {
    downloadJobLogsForWorkflowRun: options =>
      api.downloadJobLogsForWorkflowRun(at(options)),
    getDefaultBranch: options => api.getDefaultBranch(at(options)),
    getWorkflow: options => api.getWorkflow(at(options)),
    getWorkflowRun: options => api.getWorkflowRun(at(options)),
    listBranches: options => api.listBranches(at(options)),
    listJobsForWorkflowRun: options => api.listJobsForWorkflowRun(at(options)),
    listWorkflowRuns: options => api.listWorkflowRuns(at(options)),
    reRunWorkflow: options => api.reRunWorkflow(at(options)),
  };
}
