import { html } from 'hono/html';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { duration } from '../duration';
import { Markup, NOTHING } from '../layout';
import { outerLink } from '../outerLink';
import { jobPath } from './paths';
import { progressIcon, progressWord } from './progress';

/**
 * The jobs of a run in the order they came to run: those that waited for others
 * stand in a later column. `needs` is by the jobs' ids in the file.
 */
export function jobGraph(
  home: string,
  jobs: WorkflowJob[],
  needs: Map<string, string[]>,
  now: Date,
): Markup {
  const columns: WorkflowJob[][] = [];
  for (const job of jobs) {
    const depth = depthOf(idOf(job), needs);
    (columns[depth] ??= []).push(job);
  }
  return html`
    <div class="${jobs.length > 0 ? 'graph' : ''}" id="graph" data-live>
      ${columns.flatMap(column =>
        column
          ? [
              html`<ul>
                ${column.map(job => jobCard(home, job, now))}
              </ul>`,
            ]
          : [],
      )}
    </div>
  `;
}

/** A job's own id in the file: without its place in a matrix or a called file. */
function idOf({ key }: WorkflowJob): string {
  return key.split('/')[0].replace(/#\d+$/, '');
}

function depthOf(id: string, needs: Map<string, string[]>): number {
  const depths = (needs.get(id) ?? []).map(need => depthOf(need, needs));
  return depths.length > 0 ? 1 + Math.max(...depths) : 0;
}

function jobCard(home: string, job: WorkflowJob, now: Date): Markup {
  const took =
    job.startedAt &&
    duration(job.startedAt, job.completedAt ?? now.toISOString());
  return html`<li>
    <a href="${jobPath(home, job)}">${progressIcon(job)} ${job.name}</a>
    <span class="muted">${took || progressWord(job)}</span>
    ${
      job.environment && job.environmentUrl
        ? outerLink(
            job.environmentUrl,
            job.environmentUrl.replace(/^https?:\/\//, ''),
            'url',
          )
        : NOTHING
    }
  </li>`;
}
