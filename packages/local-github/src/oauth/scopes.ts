import { expandScopes } from '../auth/scopes';

/** What a scope lets an app do, for the person who is asked. */
const MEANINGS: Record<string, string> = {
  repo: 'Full control of your private and public repositories',
  'repo:status': 'Read and write commit statuses',
  repo_deployment: 'Read and write deployments and their statuses',
  public_repo: 'Read and write public repositories',
  'repo:invite': 'Answer invitations to repositories',
  workflow: 'Change GitHub Actions workflow files',
  'admin:repo_hook': 'Full control of repository webhooks',
  'write:repo_hook': 'Read and write repository webhooks',
  'read:repo_hook': 'Read repository webhooks',
  'admin:org': 'Full control of organizations, teams and memberships',
  'write:org': 'Read and write organization and team membership',
  'read:org': 'Read organization and team membership',
  'admin:org_hook': 'Full control of organization webhooks',
  gist: 'Write gists',
  notifications: 'Read your notifications',
  user: 'Read and write your whole profile',
  'read:user': 'Read your profile',
  'user:email': 'Read your e-mail addresses',
  'user:follow': 'Follow and unfollow people',
  delete_repo: 'Delete repositories you administer',
  'write:packages': 'Upload packages',
  'read:packages': 'Download packages',
  'delete:packages': 'Delete packages',
  project: 'Read and write projects',
  'read:project': 'Read projects',
};

export function meaningOf(scope: string): string {
  return MEANINGS[scope] ?? scope;
}

/**
 * The scopes an app asks for, separated by spaces or commas. Like GitHub, we
 * pass over unknown ones, and over those that another one includes.
 */
export function parseScopes(text: string): string[] {
  const asked = new Set(
    text.split(/[\s,]+/).filter(scope => scope in MEANINGS),
  );
  return [...asked].filter(scope => {
    const others = [...asked].filter(other => other !== scope);
    return !expandScopes(others).has(scope);
  });
}

/** Those of the wanted scopes that nothing granted so far includes. */
export function withoutGranted(wanted: string[], granted: string[]): string[] {
  const held = expandScopes(granted);
  return wanted.filter(scope => !held.has(scope));
}
