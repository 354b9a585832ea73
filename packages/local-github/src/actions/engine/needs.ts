import { Job } from '../workflow/Workflow';

/** The jobs of a file, each after those that it needs. */
export function inOrderOfNeeds(jobs: Job[]): Job[] {
  const ordered = new Set<Job>();
  const visit = (job: Job) => {
    jobs.filter(({ id }) => job.needs.includes(id)).forEach(visit);
    ordered.add(job);
  };
  jobs.forEach(visit);
  return [...ordered];
}

/** Ids of what has to go before a job, near and far. */
export function allNeedsOf(job: Job, jobs: Job[]): string[] {
  const direct = jobs.filter(({ id }) => job.needs.includes(id));
  const all = direct.flatMap(needed => [
    needed.id,
    ...allNeedsOf(needed, jobs),
  ]);
  return [...new Set(all)];
}
