import { Problem } from './problem.mjs';

const credentials = {
  AUTH_GITHUB_CLIENT_ID: 'client ID of your GitHub OAuth App: signs people in',
  AUTH_GITHUB_CLIENT_SECRET: 'client secret of the same OAuth App',
  GITHUB_TOKEN:
    'personal access token with the scopes repo and workflow: creates repositories',
};

/** The environment in which the local GitHub is used, whatever else is set. */
export const noCredentials = {
  ...Object.fromEntries(Object.keys(credentials).map(name => [name, ''])),
  WHEELHOUSE_TOKEN: '',
};

/**
 * Which GitHub the portal talks to: github.com with all three credentials, the
 * local GitHub with none. An empty variable counts as none.
 */
export function githubMode(env) {
  const names = Object.keys(credentials);
  const missing = names.filter(name => !env[name]);
  if (missing.length === 0) {
    return 'github.com';
  }
  if (missing.length === names.length) {
    return 'local';
  }
  const present = names.filter(name => env[name]);
  throw new Problem(
    [
      `${present.join(' and ')} ${plural(present, 'is', 'are')} set, but ${missing.join(
        ' and ',
      )} ${plural(missing, 'is', 'are')} missing.`,
      ...missing.map(name => `  ${name}: the ${credentials[name]}`),
    ].join('\n'),
    `Set ${plural(missing, 'it', 'them')} too and Wheelhouse works with github.com; unset all three and it brings its own local GitHub. README.md shows both.`,
  );
}

function plural(list, one, several) {
  return list.length === 1 ? one : several;
}
