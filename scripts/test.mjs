// `npm test`: everything that must hold before a change goes in.
import { Skipped } from './lib/check-tools.mjs';
import { checks } from './lib/checks.mjs';
import { onInterrupt } from './lib/interrupt.mjs';
import { parseSwitches } from './lib/options.mjs';
import { prepare } from './lib/prepare.mjs';
import { Problem, describe } from './lib/problem.mjs';
import { killAll, stopAll } from './lib/processes.mjs';
import { createProgress } from './lib/progress.mjs';
import { summary } from './lib/summary.mjs';

const usage = `Usage: npm test [-- [--only <check>[,<check>] [arguments for the check]]]

Sets up what is missing, then runs every check:
${checks.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n')}

  --only    run these only; what follows is handed on, for example
            npm test -- --only unit plugins/permission-backend-module-policy
  --help    show this

A check whose tool cannot be had on this machine is skipped, and the summary
says why; with CI=true it counts as failed.
`;

const isCi = process.env.CI === 'true';

async function main(args) {
  const onlyAt = args.includes('--only') ? args.indexOf('--only') : args.length;
  const { help } = parseSwitches(args.slice(0, onlyAt), ['help']);
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const [, names, ...rest] = args.slice(onlyAt);
  const chosen = onlyAt < args.length ? choose(names) : checks;

  const progress = createProgress();
  const context = { ...(await prepare({ progress })), progress, rest };
  const results = [];
  for (const check of chosen) {
    results.push(await run(check, context));
  }
  process.stdout.write(`\n${summary(results)}\n`);
  return results.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
}

function choose(names = '') {
  return names.split(',').map(name => {
    const check = checks.find(candidate => candidate.name === name);
    if (!check) {
      throw new Problem(
        `There is no check named '${name}'.`,
        `Choose from ${checks.map(known => known.name).join(', ')}.`,
      );
    }
    return check;
  });
}

async function run(check, context) {
  process.stdout.write(`\n━━ ${check.name}: ${check.about}\n`);
  const started = Date.now();
  const outcome = await verdictOf(check, context);
  const seconds = Math.round((Date.now() - started) / 1000);
  return { name: check.name, seconds, ...outcome };
}

async function verdictOf(check, context) {
  try {
    return { verdict: (await check.run(context)) ? 'passed' : 'failed' };
  } catch (error) {
    if (error instanceof Skipped) {
      return { verdict: isCi ? 'failed' : 'skipped', reason: error.message };
    }
    process.stdout.write(`${describe(error)}\n`);
    return { verdict: 'failed', reason: error.message.split('\n')[0] };
  }
}

onInterrupt({
  onFirst: async () => {
    await stopAll();
    process.exit(130);
  },
  onSecond: () => {
    killAll();
    process.exit(130);
  },
});

main(process.argv.slice(2))
  .catch(error => {
    process.stderr.write(`\n${describe(error)}\n`);
    return 1;
  })
  .then(async code => {
    await stopAll();
    process.exit(code);
  });
