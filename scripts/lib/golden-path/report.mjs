import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const signs = { passed: '✓', failed: '✗' };

/** How the walk went against its target, as data. */
export function verdictOf({ template, portalUrl, made, timeline, minutes }) {
  const { ideaToStagingSeconds } = timeline.result;
  const failed = timeline.failed;
  const isInTime =
    ideaToStagingSeconds === undefined
      ? undefined
      : ideaToStagingSeconds <= minutes * 60;
  return {
    verdict: !failed && isInTime ? 'passed' : 'failed',
    template: template.ref,
    service: made.name,
    portal: portalUrl,
    repository: made.repositoryUrl,
    targetMinutes: minutes,
    isInTime,
    ...timeline.result,
    phases: timeline.phases,
  };
}

/** The timeline for people: phases, jobs, and the two figures that count. */
export function table(result) {
  const width = Math.max(...result.phases.map(({ title }) => title.length));
  const rows = result.phases.flatMap(
    ({ title, verdict, seconds, jobs = [] }) => [
      `${signs[verdict]} ${title.padEnd(width)}  ${duration(seconds)}`,
      ...jobs.map(job => `    ${job.name}: ${duration(job.seconds).trim()}`),
    ],
  );
  return [...rows, '', ...conclusions(result)].join('\n');
}

function conclusions(result) {
  const { ideaToStagingSeconds, changeToStagingSeconds, load } = result;
  const lines = [];
  if (ideaToStagingSeconds !== undefined) {
    lines.push(
      `Idea to staging: ${duration(ideaToStagingSeconds).trim()}, ${
        result.isInTime ? 'within' : 'beyond'
      } the target of ${result.targetMinutes} min`,
    );
  }
  if (changeToStagingSeconds !== undefined) {
    lines.push(
      `Change to staging: ${duration(changeToStagingSeconds).trim()}, ${load.failed} of ${load.requests} requests failed, the slowest took ${load.slowestMs} ms`,
    );
  }
  return lines;
}

export function duration(seconds) {
  const text =
    seconds < 60
      ? `${seconds.toFixed(1)} s`
      : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return text.padStart(10);
}

export function writeJson(file, result) {
  write(file, `${JSON.stringify(result, null, 2)}\n`);
}

/** One test case for each phase, as CI servers read them. */
export function writeJunit(file, result) {
  const failures = result.phases.filter(({ verdict }) => verdict === 'failed');
  const late = result.isInTime === false;
  const cases = result.phases.map(phase => testCase(phase));
  if (result.ideaToStagingSeconds !== undefined) {
    cases.push(
      testCase({
        title: `Idea to staging within ${result.targetMinutes} min`,
        seconds: result.ideaToStagingSeconds,
        verdict: late ? 'failed' : 'passed',
        message: `It took ${duration(result.ideaToStagingSeconds).trim()}`,
      }),
    );
  }
  write(
    file,
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuite name="golden-path ${xml(result.template)}" tests="${cases.length}" failures="${failures.length + Number(late)}">`,
      ...cases,
      '</testsuite>',
      '',
    ].join('\n'),
  );
}

function testCase({ title, seconds, verdict, message, log = '' }) {
  const open = `  <testcase classname="golden-path" name="${xml(title)}" time="${seconds.toFixed(3)}"`;
  if (verdict !== 'failed') {
    return `${open}/>`;
  }
  return `${open}><failure message="${xml(message)}">${xml(log)}</failure></testcase>`;
}

function xml(text) {
  return (
    text
      // What XML has no way to write, such as a terminal's colours.
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

function write(file, content) {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
