import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './workspace.mjs';

/** The config files of a mode, in the order in which the later one wins. */
export function configFiles(mode) {
  return [
    'app-config.yaml',
    ...(mode === 'local' ? ['app-config.local-github.yaml'] : []),
    'app-config.local.yaml',
  ]
    .map(name => inRoot(name))
    .filter(existsSync);
}

/**
 * What the command line asks to differ from those files, as the variables in
 * which Backstage looks for it.
 */
export function configOverrides(settings, { watch, demo, env }) {
  const { portalPort, watchPort, data } = settings;
  const overrides = {};
  if (env.PORTAL_PORT) {
    overrides.APP_CONFIG_backend_baseUrl = `http://localhost:${portalPort}`;
    overrides.APP_CONFIG_backend_listen_port = String(portalPort);
  }
  if (env.PORTAL_PORT || watch) {
    const pagePort = watch ? watchPort : portalPort;
    overrides.APP_CONFIG_app_baseUrl = `http://localhost:${pagePort}`;
    overrides.APP_CONFIG_backend_cors_origin = `http://localhost:${pagePort}`;
  }
  if (env.WHEELHOUSE_DATA) {
    overrides.APP_CONFIG_backend_database_connection_directory = join(
      data,
      'db',
    );
    overrides.APP_CONFIG_techdocs_publisher_local_publishDirectory = join(
      data,
      'techdocs',
    );
  }
  if (demo) {
    overrides.APP_CONFIG_platformMetrics_demonstration_enabled = 'true';
  }
  return overrides;
}
