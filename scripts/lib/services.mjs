import { join } from 'node:path';
import { configFiles } from './configuration.mjs';
import { inRoot } from './workspace.mjs';

const nodeTransform = inRoot(
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);
const backstageCli = inRoot('node_modules/@backstage/cli/bin/backstage-cli');

/** The GitHub of this machine. */
export function localGithub({ node, env, settings, logs }) {
  const portalUrl = `http://localhost:${settings.portalPort}`;
  return {
    name: 'local GitHub',
    node: node.path,
    args: ['--require', nodeTransform, 'src/main.ts'],
    cwd: inRoot('packages/local-github'),
    env: {
      ...env,
      LOCAL_GITHUB_PORT: String(settings.localGithubPort),
      LOCAL_GITHUB_DATA: join(settings.data, 'local-github'),
      LOCAL_GITHUB_CALLBACK_URL: `${portalUrl}/api/auth/github/handler/frame`,
      LOCAL_GITHUB_WEBHOOK_URL: `${portalUrl}/api/events/http/github`,
    },
    logFile: join(logs, 'local-github.log'),
  };
}

/** The backend, which also serves the frontend as it was last built. */
export function portal({ node, env, mode, logs }) {
  return {
    name: 'portal',
    node: node.path,
    args: [
      '--enable-source-maps',
      '--require',
      nodeTransform,
      'src/index',
      ...configArguments(mode),
    ],
    cwd: inRoot('packages/backend'),
    env: { NODE_ENV: 'development', ...env },
    logFile: join(logs, 'portal.log'),
  };
}

/** Frontend and backend, each following the sources. */
export function watchedPortal({ node, env, mode, logs }) {
  return {
    name: 'portal',
    node: node.path,
    args: [backstageCli, 'repo', 'start', ...configArguments(mode)],
    cwd: inRoot(),
    env: { NODE_ENV: 'development', ...env },
    logFile: join(logs, 'portal.log'),
  };
}

function configArguments(mode) {
  return configFiles(mode).flatMap(file => ['--config', file]);
}
