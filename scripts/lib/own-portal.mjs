import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { noCredentials } from './github-mode.mjs';
import { freePorts } from './ports.mjs';
import { Problem } from './problem.mjs';
import { startProcess } from './processes.mjs';

const startScript = fileURLToPath(new URL('../start.mjs', import.meta.url));

/**
 * Starts a portal with the local GitHub on free ports and with data of its own,
 * which end with this run. Answers where it is.
 */
export async function startOwnPortal({ env, node, args = [], logs, onDetail }) {
  const data = temporaryData(logs);
  const [portalPort, githubPort] = await freePorts(2);
  const url = `http://localhost:${portalPort}`;
  const portal = startProcess({
    name: 'portal',
    node: node.path,
    args: [startScript, ...args],
    env: {
      ...env,
      ...noCredentials,
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

/** Whether a portal answers there, and has all it needs. */
export async function isReady(url) {
  try {
    const { ok } = await fetch(`${url}/.backstage/health/v1/readiness`);
    return ok;
  } catch {
    return false;
  }
}

/** A folder that is gone afterwards, but for its logs. */
function temporaryData(logs) {
  const data = mkdtempSync(join(tmpdir(), 'wheelhouse-portal-'));
  process.once('exit', () => {
    if (existsSync(join(data, 'logs'))) {
      cpSync(join(data, 'logs'), logs, { recursive: true });
    }
    rmSync(data, { recursive: true, force: true });
  });
  return data;
}
