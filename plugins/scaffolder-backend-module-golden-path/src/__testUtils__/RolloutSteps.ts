import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import type { ServiceFolder } from './ServiceFolder';

interface Result {
  code: number | null;
  log: string;
  outputs: Record<string, string>;
  /** How kubectl was called, in order. */
  calls: string[];
}

/** What is deployed, as kubectl would tell. */
export interface Cluster {
  annotations?: Record<string, string>;
  /** The error of a cluster that cannot be used. */
  refusal?: string;
}

/**
 * Stands in for the cluster: tells what is there, notes each call, and renders
 * what is applied by the real kubectl.
 */
const FAKE_KUBECTL = `#!/usr/bin/env node
const { appendFileSync, writeFileSync } = require('node:fs');
const { execFileSync } = require('node:child_process');
const args = process.argv.slice(2);
const { annotations = {}, refusal } = JSON.parse(process.env.FAKE_CLUSTER);
appendFileSync(process.env.FAKE_CALLS, args.join(' ') + '\\n');
if (refusal) {
  console.error(refusal);
  process.exit(1);
}
const [verb, what] = args;
if (verb === 'get' && what === 'deployment') {
  const key = args.at(-1).match(/annotations\\.(.*)}$/)[1].replaceAll('\\\\', '');
  process.stdout.write(annotations[key] ?? '');
}
if (verb === 'apply') {
  const rendered = execFileSync(process.env.REAL_KUBECTL, ['kustomize', args.at(-1)]);
  writeFileSync(process.env.FAKE_CALLS + '.applied', rendered);
}
`;

/** Runs the script of a step of rollout.yml as GitHub does, against a cluster that is not there. */
export class RolloutSteps {
  private readonly temp = mkdtempSync(join(tmpdir(), 'rollout-'));

  constructor(
    private readonly service: ServiceFolder,
    private readonly realKubectl: string,
  ) {
    writeFileSync(join(this.temp, 'kubectl'), FAKE_KUBECTL);
    chmodSync(join(this.temp, 'kubectl'), 0o755);
  }

  run(id: string, env: Record<string, string>, cluster: Cluster = {}): Result {
    const files = ['output', 'env', 'summary', 'calls'].map(name =>
      join(this.temp, name),
    );
    files.forEach(file => writeFileSync(file, ''));
    const [output, variables, summary, calls] = files;
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-e', '-c', this.script(id)],
      {
        cwd: this.service.path,
        encoding: 'utf8',
        env: {
          PATH: [this.temp, process.env.PATH].join(delimiter),
          SERVICE: 'orders-api',
          ENVIRONMENT: 'staging',
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_REPOSITORY: 'larkspur/orders-api',
          GITHUB_RUN_ID: '200',
          GITHUB_RUN_ATTEMPT: '1',
          GITHUB_OUTPUT: output,
          GITHUB_ENV: variables,
          GITHUB_STEP_SUMMARY: summary,
          RUNNER_TEMP: this.temp,
          FAKE_CLUSTER: JSON.stringify(cluster),
          FAKE_CALLS: calls,
          REAL_KUBECTL: this.realKubectl,
          ...env,
        },
      },
    );
    return {
      code: status,
      log: `${stdout}${stderr}`,
      outputs: Object.fromEntries(
        lines(output).map(line => line.split(/=(.*)/s).slice(0, 2)),
      ),
      calls: lines(calls),
    };
  }

  applied(): string {
    return readFileSync(join(this.temp, 'calls.applied'), 'utf8');
  }

  remove(): void {
    rmSync(this.temp, { recursive: true, force: true });
  }

  private script(id: string): string {
    const file = join(this.service.path, '.github/workflows/rollout.yml');
    const { jobs } = parse(readFileSync(file, 'utf8'));
    return jobs.rollout.steps.find((step: { id?: string }) => step.id === id)
      .run;
  }
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}
