// `npm start`: from a clone to a portal in the browser, with nothing else done.
import { join } from 'node:path';
import { buildBundle, isBundleBuilt } from './lib/app-bundle.mjs';
import { banner } from './lib/banner.mjs';
import { configOverrides } from './lib/configuration.mjs';
import { localCredentials } from './lib/credentials.mjs';
import { requireWritable } from './lib/disk.mjs';
import { requireGit } from './lib/git.mjs';
import { githubMode } from './lib/github-mode.mjs';
import { lockInstance } from './lib/instance-lock.mjs';
import { onInterrupt } from './lib/interrupt.mjs';
import { resetLocalState } from './lib/local-state.mjs';
import { levelOf, tellingEnd } from './lib/log-level.mjs';
import { parseSwitches } from './lib/options.mjs';
import { requireFreePort } from './lib/ports.mjs';
import { prepare } from './lib/prepare.mjs';
import { Problem, describe } from './lib/problem.mjs';
import { killAll, startProcess, stopAll } from './lib/processes.mjs';
import { createProgress } from './lib/progress.mjs';
import { waitUntilReady } from './lib/readiness.mjs';
import { localGithub, portal, watchedPortal } from './lib/services.mjs';
import { readSettings } from './lib/settings.mjs';
import {
  lacksTechdocsGenerator,
  makeTechdocsGenerator,
  withTechdocsGenerator,
} from './lib/techdocs-generator.mjs';
import { inRoot, shown } from './lib/workspace.mjs';

const usage = `Usage: npm start [-- [--watch] [--demo] [--reset]]

Sets up what is missing, starts the portal, and says where to open it. Without
GitHub credentials it brings its own GitHub, which runs on this machine.

  --watch   for work on the portal: frontend with hot reload, backend restarted
            when its sources change
  --demo    show metrics of forty squads with a year of invented facts; the next
            start without it removes them
  --reset   forget the local state first: database and local GitHub
  --help    show this

Variables: AUTH_GITHUB_CLIENT_ID, AUTH_GITHUB_CLIENT_SECRET and GITHUB_TOKEN
(all three: github.com), PORTAL_PORT (7007), LOCAL_GITHUB_PORT (7008),
PORTAL_WATCH_PORT (3000, with --watch), WHEELHOUSE_DATA (.data).
`;

const progress = createProgress();

async function main(args) {
  const { watch, demo, reset, help } = parseSwitches(args, [
    'watch',
    'demo',
    'reset',
    'help',
  ]);
  if (help) {
    process.stdout.write(usage);
    return;
  }

  const mode = githubMode(process.env);
  const settings = readSettings(process.env);
  const logs = join(settings.data, 'logs');
  await claimMachine({ mode, settings, watch });
  if (reset) {
    resetLocalState(settings.data, progress);
  }

  const { node, env } = await prepare({ progress });
  if (!watch) {
    await provideBundle({ node, env, logs });
  }

  const context = {
    node,
    env: {
      ...env,
      ...(mode === 'local' && localCredentialsIn(settings.data)),
      ...configOverrides(settings, { watch, demo, env }),
    },
    mode,
    settings,
    logs,
    watch,
    demo,
  };
  const services = [
    ...(mode === 'local' ? [await startLocalGithub(context)] : []),
    await startPortal(context),
  ];
  makeDocsInBackground(context);
  progress.print(banner(context));
  await Promise.race(services.map(failWhenItEnds));
}

/** Everything that would make a start fail is found before work begins. */
async function claimMachine({ mode, settings, watch }) {
  requireWritable(settings.data);
  lockInstance(join(settings.data, 'start.lock'), {
    url: `http://localhost:${settings.portalPort}`,
  });
  await requireFreePort({
    port: settings.portalPort,
    purpose: 'the portal',
    variable: 'PORTAL_PORT',
  });
  if (watch) {
    await requireFreePort({
      port: settings.watchPort,
      purpose: 'the frontend with hot reload',
      variable: 'PORTAL_WATCH_PORT',
    });
  }
  if (mode === 'local') {
    requireGit();
    await requireFreePort({
      port: settings.localGithubPort,
      purpose: 'the local GitHub',
      variable: 'LOCAL_GITHUB_PORT',
    });
  }
}

async function provideBundle({ node, env, logs }) {
  if (isBundleBuilt()) {
    progress.done('Frontend');
    return;
  }
  requireWritable(inRoot());
  const logFile = join(logs, 'build.log');
  await progress.step('Building the frontend', () =>
    buildBundle({ node, env, logFile }),
  );
}

function localCredentialsIn(data) {
  return localCredentials(join(data, 'local-github', 'credentials.json'));
}

function startLocalGithub(context) {
  return progress.step('Starting the local GitHub', async () => {
    const service = startProcess(localGithub(context));
    await ready(service, {
      port: context.settings.localGithubPort,
      accepts: status => status < 500,
    });
    return service;
  });
}

function startPortal(context) {
  const { settings, watch } = context;
  const env = withTechdocsGenerator(context.env);
  const service = watch ? watchedPortal : portal;
  return progress.step('Starting the portal', async () => {
    const started = startProcess({
      ...service({ ...context, env }),
      onLine: line => {
        if (watch || levelOf(line) === 'error') {
          progress.print(line);
        }
      },
    });
    await ready(started, {
      port: settings.portalPort,
      path: '/.backstage/health/v1/readiness',
      accepts: status => status === 200,
    });
    if (watch) {
      await ready(started, {
        port: settings.watchPort,
        accepts: status => status === 200,
      });
    }
    return started;
  });
}

function makeDocsInBackground({ env, logs }) {
  if (lacksTechdocsGenerator(env)) {
    const logFile = join(logs, 'techdocs-generator.log');
    makeTechdocsGenerator({ env, logFile }).catch(() => {
      // The Docs pages do without, and say so.
    });
  }
}

/** Ready, or the reason why it never will be. */
function ready(service, address) {
  return Promise.race([
    waitUntilReady({ ...address, process: service }),
    failWhenItEnds(service),
  ]);
}

async function failWhenItEnds(service) {
  const { code, signal } = await service.exited;
  if (service.isStopping) {
    // Nobody is waiting any more: this run is ending.
    return new Promise(() => {});
  }
  throw new Problem(
    [
      `The ${service.name} ended by itself (${signal ?? `exit code ${code}`}). Its last lines:`,
      ...tellingEnd(service.tail).map(line => `  ${line}`),
    ].join('\n'),
    `All it said is in ${shown(service.logFile)}. Once mended, run the same command again.`,
  );
}

onInterrupt({
  onFirst: async () => {
    progress.abandon();
    progress.print('\nStopping (once more to stop at once)');
    await stopAll();
    process.exit(0);
  },
  onSecond: () => {
    killAll();
    process.exit(1);
  },
});

main(process.argv.slice(2)).catch(async error => {
  process.stderr.write(`\n${describe(error)}\n`);
  await stopAll();
  process.exit(1);
});
