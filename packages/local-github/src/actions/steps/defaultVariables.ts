/** Keys of the `github` context that steps see as variables too. */
const GITHUB_KEYS = [
  'action',
  'action_path',
  'action_ref',
  'action_repository',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

/**
 * GitHub's default variables: what a step sees of the `github` context
 * (`GITHUB_SHA` …) and the `runner` context (`RUNNER_TEMP` …).
 */
export function defaultVariables(contexts: {
  github: Record<string, unknown>;
  runner: Record<string, unknown>;
}): Record<string, string> {
  const variables: Record<string, string> = {};
  const set = (prefix: string, key: string, value: unknown) => {
    if (['string', 'boolean', 'number'].includes(typeof value)) {
      variables[`${prefix}_${key.toUpperCase()}`] = String(value);
    }
  };
  for (const key of GITHUB_KEYS) {
    set('GITHUB', key, contexts.github[key]);
  }
  for (const [key, value] of Object.entries(contexts.runner)) {
    set('RUNNER', key, value);
  }
  return variables;
}
