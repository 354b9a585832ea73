import { Context } from '../context';
import { simpleUser } from './accounts';
import { nodeId } from './nodeId';

/** As github.com numbers it: clients tell checks of Actions by this. */
export const GITHUB_ACTIONS_APP_ID = 15368;

/** The app whose checks and deployments are those of workflow runs. */
export function githubActionsApp(context: Pick<Context, 'urls'>) {
  const since = '2018-07-30T09:30:17Z';
  const { user_view_type: _, ...owner } = simpleUser(context, {
    id: 9919,
    type: 'Organization',
    login: 'github',
    name: 'GitHub',
    email: null,
    bio: null,
    company: null,
    location: null,
    blog: null,
    siteAdmin: false,
    createdAt: since,
    updatedAt: since,
  });
  return {
    id: GITHUB_ACTIONS_APP_ID,
    slug: 'github-actions',
    node_id: nodeId('App', GITHUB_ACTIONS_APP_ID),
    owner,
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: 'https://github.com/apps/github-actions',
    created_at: since,
    updated_at: since,
    permissions: {
      actions: 'write' as const,
      checks: 'write' as const,
      contents: 'write' as const,
      deployments: 'write' as const,
      metadata: 'read' as const,
      statuses: 'write' as const,
    },
    events: ['check_run', 'check_suite', 'create', 'delete', 'deployment'],
  };
}
