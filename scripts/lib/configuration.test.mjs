import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { configFiles, configOverrides } from './configuration.mjs';

const settings = { portalPort: 7100, watchPort: 3100, data: '/state' };

test('only the local mode adds the local GitHub to the config', () => {
  const names = mode => configFiles(mode).map(file => basename(file));
  assert.ok(names('local').includes('app-config.local-github.yaml'));
  assert.ok(!names('github.com').includes('app-config.local-github.yaml'));
});

test('with nothing asked for, the config files stand', () => {
  assert.deepEqual(configOverrides(settings, { watch: false, env: {} }), {});
});

test('another port moves every address that holds it', () => {
  const env = { PORTAL_PORT: '7100' };
  assert.deepEqual(configOverrides(settings, { watch: false, env }), {
    APP_CONFIG_backend_baseUrl: 'http://localhost:7100',
    APP_CONFIG_backend_listen_port: '7100',
    APP_CONFIG_app_baseUrl: 'http://localhost:7100',
    APP_CONFIG_backend_cors_origin: 'http://localhost:7100',
  });
});

test('another state folder takes the database and the docs along', () => {
  const env = { WHEELHOUSE_DATA: '/state' };
  assert.deepEqual(configOverrides(settings, { watch: false, env }), {
    APP_CONFIG_backend_database_connection_directory: join('/state', 'db'),
    APP_CONFIG_techdocs_publisher_local_publishDirectory: join(
      '/state',
      'techdocs',
    ),
  });
});

test('with --watch pages come from the dev server, everything else stays', () => {
  assert.deepEqual(configOverrides(settings, { watch: true, env: {} }), {
    APP_CONFIG_app_baseUrl: 'http://localhost:3100',
    APP_CONFIG_backend_cors_origin: 'http://localhost:3100',
  });
});

test('with --demo the portal invents facts', () => {
  assert.deepEqual(configOverrides(settings, { demo: true, env: {} }), {
    APP_CONFIG_platformMetrics_demonstration_enabled: 'true',
  });
});
