import { html } from 'hono/html';
import { WorkflowAnnotation } from '../../store/WorkflowAnnotationStore';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { Markup, NOTHING } from '../layout';
import { blobPath } from '../location';
import { jobPath } from './paths';

const LEVELS: Record<
  WorkflowAnnotation['level'],
  [word: string, className: string]
> = {
  failure: ['Error', 'bad'],
  warning: ['Warning', 'warn'],
  notice: ['Notice', 'muted'],
};

/** What the jobs of a run remarked, with ways to the lines that it is about. */
export function annotationList(
  home: string,
  sha: string,
  annotations: WorkflowAnnotation[],
  jobs: WorkflowJob[],
): Markup {
  if (annotations.length === 0) {
    return NOTHING;
  }
  return html`
    <h3>Annotations</h3>
    <ul class="annotations">
      ${annotations.map(annotation => {
        const [word, className] = LEVELS[annotation.level];
        const job = jobs.find(({ id }) => id === annotation.jobId);
        return html`<li>
          <strong class="${className}">${word}</strong>
          ${job ? html`<a href="${jobPath(home, job)}">${job.name}</a>` : NOTHING}
          ${place(home, sha, annotation)}
          <p>
            ${
              annotation.title
                ? html`<strong>${annotation.title}</strong> `
                : NOTHING
            }
            <span class="said">${annotation.message}</span>
          </p>
        </li>`;
      })}
    </ul>
  `;
}

function place(
  home: string,
  sha: string,
  { path, startLine, startColumn }: WorkflowAnnotation,
): Markup {
  if (!path) {
    return NOTHING;
  }
  const line = startLine === null ? '' : `#L${startLine}`;
  const position = [startLine, startColumn].filter(each => each !== null);
  return html`<a href="${blobPath(home, sha, path)}${line}"
    ><code>${[path, ...position].join(':')}</code></a
  >`;
}
