import { inRoot } from './workspace.mjs';
import { Problem } from './problem.mjs';

/** Where this portal listens and keeps its state: from the environment, or the usual. */
export function readSettings(env) {
  return {
    portalPort: readPort(env, 'PORTAL_PORT', 7007),
    localGithubPort: readPort(env, 'LOCAL_GITHUB_PORT', 7008),
    watchPort: readPort(env, 'PORTAL_WATCH_PORT', 3000),
    data: inRoot(env.WHEELHOUSE_DATA || '.data'),
  };
}

function readPort(env, name, usual) {
  const value = env[name];
  if (!value) {
    return usual;
  }
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Problem(
      `${name} is '${value}'.`,
      `Set it to a port between 1 and 65535, or leave it out for ${usual}.`,
    );
  }
  return port;
}
