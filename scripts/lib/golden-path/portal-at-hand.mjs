import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { githubMode } from '../github-mode.mjs';
import { freePorts } from '../ports.mjs';
import { Problem } from '../problem.mjs';
import { startProcess } from '../processes.mjs';

const startScript = fileURLToPath(new URL('../../start.mjs', import.meta.url));

/** Where the portal is that runs already, or one of its own that ends with this run. */
export async function portalAtHand({ settings, env, node, logs, progress }) {
  const running = `http://localhost:${settings.portalPort}`;
  if (await isReady(running)) {
    progress.done(`Portal at ${running}`);
    return running;
  }
  if (githubMode(env) !== 'local') {
    throw new Problem(
      `No portal runs at ${running}.`,
      'Start it first with npm start: people sign in at github.com only to a portal that stays where it is.',
    );
  }
  return progress.step('Starting a portal of its own', onDetail =>
    startPortal({ env, node, logs, onDetail }),
  );
}

async function startPortal({ env, node, logs, onDetail }) {
  const data = temporaryData(logs);
  const [portalPort, githubPort] = await freePorts(2);
  const url = `http://localhost:${portalPort}`;
  const portal = startProcess({
    name: 'portal',
    node: node.path,
    args: [startScript],
    env: {
      ...env,
      PORTAL_PORT: String(portalPort),
      LOCAL_GITHUB_PORT: String(githubPort),
      WHEELHOUSE_DATA: data,
    },
    logFile: join(logs, 'start.log'),
    onLine: line => {
      const [, step] = line.match(/^… (.+)/) ?? [];
      if (step) {
        onDetail(step.toLowerCase());
      }
    },
  });
  let hasEnded = false;
  portal.exited.then(() => {
    hasEnded = true;
  });
  while (!(await isReady(url))) {
    if (hasEnded) {
      throw new Problem(
        `The portal does not start:\n${portal.tail.join('\n')}`,
        'Mend that, then run the same command again.',
      );
    }
    await pause(500);
  }
  return url;
}

/** A folder that is gone afterwards, but for its logs. */
function temporaryData(logs) {
  const data = mkdtempSync(join(tmpdir(), 'wheelhouse-golden-path-'));
  process.once('exit', () => {
    if (existsSync(join(data, 'logs'))) {
      cpSync(join(data, 'logs'), logs, { recursive: true });
    }
    rmSync(data, { recursive: true, force: true });
  });
  return data;
}

async function isReady(url) {
  try {
    const { ok } = await fetch(`${url}/.backstage/health/v1/readiness`);
    return ok;
  } catch {
    return false;
  }
}
