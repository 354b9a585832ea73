import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startOwnPortal } from './own-portal.mjs';
import { Problem } from './problem.mjs';
import { runProcess } from './processes.mjs';
import { PythonTool } from './python-tool.mjs';
import { inRoot } from './workspace.mjs';

export const schemathesis = new PythonTool({
  name: 'schemathesis',
  title: 'Schemathesis',
  requirement: 'schemathesis>=4.20,<5',
});

const document = 'plugins/platform-metrics-backend/src/schema/openapi.yaml';
const logs = inRoot('.data/metrics-api/logs');

/**
 * Lets Schemathesis ask a portal with a year of facts everything that the API's
 * document allows and some that it does not, and promtool read its metrics.
 * Answers whether neither found anything.
 */
export async function judgeMetricsApi({ env, node, promtool, progress, rest }) {
  const token = randomBytes(24).toString('hex');
  const url = await progress.step('Starting a portal to be asked', onDetail =>
    startOwnPortal({
      env: { ...env, APP_CONFIG_backend_auth_externalAccess: access(token) },
      node,
      args: ['--demo'],
      logs,
      onDetail,
    }),
  );
  const api = `${url}/api/platform-metrics`;
  const headers = { authorization: `Bearer ${token}` };
  await progress.step('Waiting for its year of facts', () =>
    untilThereAreFacts(api, headers),
  );

  const metrics = join(logs, 'metrics.txt');
  const answer = await fetch(`${api}/openmetrics`, { headers });
  writeFileSync(metrics, await answer.text());
  const lint = await runProcess({
    program: 'sh',
    args: ['-c', '"$0" check metrics <"$1"', promtool, metrics],
    env,
  });
  const fuzz = await runProcess({
    program: join(schemathesis.bin, 'schemathesis'),
    args: [
      ...['run', inRoot(document), '--url', api],
      ...['--header', `Authorization: Bearer ${token}`],
      ...['--checks', 'not_a_server_error,status_code_conformance'],
      ...['--checks', 'content_type_conformance,response_schema_conformance'],
      ...['--phases', 'coverage,fuzzing', '--max-examples', '15'],
      ...['--seed', '1', '--no-color'],
      ...['--request-timeout', '30'],
      ...rest,
    ],
    env,
    // Where it keeps what it learned.
    cwd: logs,
  });
  return lint.succeeded && fuzz.succeeded;
}

function access(token) {
  return JSON.stringify([
    {
      type: 'static',
      options: { token, subject: 'metrics-api-check' },
      accessRestrictions: [{ plugin: 'platform-metrics' }],
    },
  ]);
}

async function untilThereAreFacts(api, headers) {
  const deadline = Date.now() + 5 * 60_000;
  for (;;) {
    const response = await fetch(`${api}/sources`, { headers });
    const { sources = [] } = response.ok ? await response.json() : {};
    const source = sources.find(({ id }) => id === 'demonstration');
    if (source?.lastReconciledAt) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Problem(
        `The demonstration's facts did not come within five minutes: ${JSON.stringify(source)}`,
        `The portal's log in ${logs} may say why.`,
      );
    }
    await pause(1000);
  }
}
