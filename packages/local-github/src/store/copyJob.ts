import { Knex } from 'knex';

/** Takes a finished job, with all it left behind, over into another attempt. */
export async function copyJob(
  tx: Knex,
  jobId: number,
  attempt: number,
): Promise<void> {
  const { id, ...job } = await tx('workflowJobs').where({ id: jobId }).first();
  const [copy] = await tx('workflowJobs')
    .insert({ ...job, attempt, keptJobId: job.keptJobId ?? id })
    .returning('id');

  for (const step of await tx('workflowSteps').where({ jobId })) {
    await tx('workflowSteps').insert({ ...step, jobId: copy.id });
  }
  for (const { id: _, ...remark } of await tx('workflowAnnotations').where({
    jobId,
  })) {
    await tx('workflowAnnotations').insert({
      ...remark,
      attempt,
      jobId: copy.id,
    });
  }
}
