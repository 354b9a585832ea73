import { html, raw } from 'hono/html';
import { Context } from '../../context';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { Markup, NOTHING } from '../layout';
import { renderMarkdown } from '../markdown';

/** What the steps of a run wrote to their summaries, job by job. */
export async function jobSummaries(
  { store }: Pick<Context, 'store'>,
  home: string,
  sha: string,
  jobs: WorkflowJob[],
): Promise<Markup> {
  const sections = await Promise.all(
    jobs.map(async job => {
      const steps = await store.workflowJobs.listSteps(job.id);
      const text = steps.flatMap(({ summary }) => summary ?? []).join('\n\n');
      return text.trim() === ''
        ? []
        : [
            html`<section aria-label="Summary of ${job.name}">
              <h3>${job.name} summary</h3>
              <div class="markdown">
                ${raw(renderMarkdown(text, { home, ref: sha, path: '' }))}
              </div>
            </section>`,
          ];
    }),
  );
  const all = sections.flat();
  return all.length > 0 ? html`${all}` : NOTHING;
}
