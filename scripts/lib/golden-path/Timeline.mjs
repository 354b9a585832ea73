/** What happened, phase by phase, and how long each took. */
export class Timeline {
  phases = [];
  /** The figures that a walk is about. */
  result = {};

  constructor({ progress, now = Date.now }) {
    this.progress = progress;
    this.now = now;
  }

  /** Runs a phase, records how it went, and hands on what it answers. */
  async phase(title, work) {
    const startedAt = this.now();
    const phase = { title, startedAt: new Date(startedAt).toISOString() };
    this.phases.push(phase);
    try {
      const result = await this.progress.step(title, work);
      phase.verdict = 'passed';
      return result;
    } catch (error) {
      phase.verdict = 'failed';
      phase.message =
        error.name === 'AbortError' ? 'It was interrupted.' : error.message;
      phase.log = error.log;
      throw error;
    } finally {
      phase.seconds = (this.now() - startedAt) / 1000;
    }
  }

  /** Where to look, said below the phase that just ended. */
  note(url) {
    this.phases.at(-1).url = url;
    this.progress.print(`    ${url}`);
  }

  /** What the phase that just ended consists of. */
  jobs(jobs) {
    this.phases.at(-1).jobs = jobs
      .filter(({ status }) => status === 'completed')
      .map(job => ({
        name: job.name,
        conclusion: job.conclusion,
        seconds:
          (Date.parse(job.completed_at) - Date.parse(job.started_at)) / 1000,
      }));
  }

  get failed() {
    return this.phases.find(({ verdict }) => verdict === 'failed');
  }
}
