import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TetheredProcesses } from '../../../processes/TetheredProcesses';
import { runShellStep } from '../runShellStep';
import { SecretMasks } from '../SecretMasks';
import { ShellStep, StepContext } from '../StepContext';
import { StepResult } from '../StepResult';

/** A job with folders of its own, whose log is kept in memory. */
export class TestJob {
  readonly folder: string;
  readonly workspace: string;
  readonly tempDir: string;
  readonly masks = new SecretMasks();
  readonly processes = new TetheredProcesses();
  log = '';

  static async create(): Promise<TestJob> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'job-')));
    const job = new TestJob(folder);
    await mkdir(job.workspace);
    await mkdir(job.tempDir);
    return job;
  }

  private constructor(folder: string) {
    this.folder = folder;
    this.workspace = join(folder, 'workspace');
    this.tempDir = join(folder, 'temp');
  }

  get context(): StepContext {
    return {
      name: 'Run a script',
      workspace: this.workspace,
      tempDir: this.tempDir,
      variables: {},
      env: {},
      path: [],
      masks: this.masks,
      processes: this.processes,
      log: {
        write: lines => {
          this.log += `${lines}\n`;
        },
      },
    };
  }

  /** Runs a script; the log holds that step's lines only. */
  run(script: string, options: Partial<ShellStep> = {}): Promise<StepResult> {
    this.log = '';
    return runShellStep({ ...this.context, script, ...options });
  }

  /** The log without the folded head. */
  get output(): string {
    return this.log.slice(
      this.log.indexOf('##[endgroup]\n') + '##[endgroup]\n'.length,
    );
  }

  async end(): Promise<void> {
    await this.processes.endAll({ graceMs: 0 });
    await rm(this.folder, { recursive: true, force: true });
  }
}
