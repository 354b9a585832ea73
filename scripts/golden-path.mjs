// `npm run golden-path`: walks the golden path from a form to a change in
// staging, as a squad does, and says how long it took.
import { cleanUp } from './lib/golden-path/clean-up.mjs';
import { findPeople } from './lib/golden-path/people.mjs';
import { portalAtHand } from './lib/golden-path/portal-at-hand.mjs';
import {
  table,
  verdictOf,
  writeJson,
  writeJunit,
} from './lib/golden-path/report.mjs';
import { readRequest, usage } from './lib/golden-path/request.mjs';
import { readTemplate } from './lib/golden-path/template.mjs';
import { Timeline } from './lib/golden-path/Timeline.mjs';
import { walk } from './lib/golden-path/walk.mjs';
import { onInterrupt } from './lib/interrupt.mjs';
import { prepare } from './lib/prepare.mjs';
import { Problem, describe } from './lib/problem.mjs';
import { killAll, stopAll } from './lib/processes.mjs';
import { createProgress } from './lib/progress.mjs';
import { readSettings } from './lib/settings.mjs';
import { inRoot } from './lib/workspace.mjs';

/** Lines of a failed job's log that are shown; the reports hold all of it. */
const LOG_LINES = 60;

const progress = createProgress();
const interrupted = new AbortController();

async function main(args, env) {
  const request = readRequest(args);
  if (request.help) {
    process.stdout.write(usage);
    return 0;
  }
  const settings = readSettings(env);
  const { node, env: nodeEnv } = await prepare({ progress, env });
  const template = readTemplate(request.template, {
    overrides: request.values,
  });
  const portalUrl = await portalAtHand({
    settings,
    env: nodeEnv,
    node,
    logs: inRoot('.data/golden-path/logs'),
    progress,
  });
  const people = await progress.step('Signing in', () =>
    findPeople({ portalUrl, env, squad: template.values.squad }),
  );
  const result = await walkAndTidy({ request, template, portalUrl, people });
  report(result, request);
  return result.verdict === 'passed' ? 0 : 1;
}

async function walkAndTidy({ request, template, portalUrl, people }) {
  const timeline = new Timeline({ progress });
  const made = {};
  let unforeseen;
  try {
    await walk({
      portalUrl,
      people,
      template,
      timeline,
      made,
      seconds: Math.max(600, request.target * 120),
      signal: interrupted.signal,
    });
  } catch (error) {
    unforeseen = timeline.failed ? undefined : error;
  }
  if (made.repositoryUrl && !request.keep) {
    await timeline
      .phase('It is removed again', () => cleanUp({ portalUrl, people, made }))
      .catch(() => {
        // Told by the timeline, as every failed phase is.
      });
  }
  if (unforeseen) {
    throw unforeseen;
  }
  return verdictOf({
    template,
    portalUrl,
    made,
    timeline,
    minutes: request.target,
  });
}

function report(result, { json, junit }) {
  process.stdout.write(`\n${table(result)}\n`);
  for (const { title, verdict, message, log } of result.phases) {
    if (verdict === 'failed') {
      process.stdout.write(`\n✗ ${title}\n${message}\n`);
      const lines = log?.trimEnd().split('\n') ?? [];
      for (const line of lines.slice(-LOG_LINES)) {
        process.stdout.write(`  ${line}\n`);
      }
    }
  }
  if (json) {
    writeJson(json, result);
  }
  if (junit) {
    writeJunit(junit, result);
  }
}

onInterrupt({
  onFirst: () => {
    progress.abandon();
    progress.print('\nRemoving what was made (once more to stop at once)');
    interrupted.abort(
      new Problem('It was interrupted.', 'What it made is removed again.'),
    );
  },
  onSecond: () => {
    killAll();
    process.exit(130);
  },
});

main(process.argv.slice(2), process.env)
  .catch(error => {
    process.stderr.write(`\n${describe(error)}\n`);
    return 1;
  })
  .then(async code => {
    await stopAll();
    process.exit(interrupted.signal.aborted ? 130 : code);
  });
