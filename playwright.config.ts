import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

import {
  misconfiguredPortal,
  portal,
} from './packages/app/e2e-tests/testPortals';

// PLAYWRIGHT_URL runs the tests against a portal that is up already.
const runningPortal = process.env.PLAYWRIGHT_URL;

/** `npm start` with ports and state of its own: a portal in use is left alone. */
function start({ name, url, ports, env }: typeof portal) {
  return {
    command: 'node scripts/start.mjs --reset',
    url: `${url}/.backstage/health/v1/readiness`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 } as const,
    env: {
      PORTAL_PORT: ports.portal,
      LOCAL_GITHUB_PORT: ports.github,
      WHEELHOUSE_DATA: resolve('.data', name),
      AUTH_GITHUB_CLIENT_ID: '',
      AUTH_GITHUB_CLIENT_SECRET: '',
      GITHUB_TOKEN: '',
      ...env,
    },
  };
}

export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'node_modules/.cache/e2e-test-results',
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: 'e2e-test-report' }],
  ],
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 20_000 },

  // One portal serves all tests; its state is shared on purpose, as in real use.
  workers: 1,
  fullyParallel: false,

  webServer: runningPortal
    ? undefined
    : [start(portal), start(misconfiguredPortal)],

  projects: [
    { name: 'sign in once', testMatch: 'session.setup.ts' },
    { name: 'portal', dependencies: ['sign in once'] },
  ],

  use: {
    baseURL: runningPortal ?? portal.url,
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE || undefined,
      // Root, as in containers, may not use Chromium's sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
