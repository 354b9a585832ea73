import { Hono } from 'hono';
import { html } from 'hono/html';
import { knownWorkflows } from '../../actions/knownWorkflows';
import { Context } from '../../context';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { Markup } from '../layout';
import { repositoryPage, repositoryPath } from '../visit';
import { workflowPath } from './paths';

const CHARACTER_WIDTH = 6.6;
const HEIGHT = 20;

/** A workflow's state as a picture, for READMEs. */
export function workflowBadge(context: Context): Hono {
  const app = new Hono();

  repositoryPage(
    context,
    app,
    '/actions/workflows/:file/badge.svg',
    async ({ c, repository }) => {
      const home = repositoryPath(repository);
      const asked = workflowPath(home, { path: c.req.param('file') ?? '' });
      const known = await knownWorkflows(context, repository);
      const workflow = known.find(each => workflowPath(home, each) === asked);
      if (!workflow) {
        return undefined;
      }
      const ended = await context.store.workflowRuns.list({
        repositoryId: repository.id,
        workflowId: workflow.id,
        branch: c.req.query('branch') || repository.defaultBranch,
        event: c.req.query('event') || undefined,
        status: 'completed',
      });
      const last = ended.find(({ conclusion }) => conclusion !== 'skipped');
      return c.body(String(await picture(workflow.name, stateOf(last))), 200, {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        'Cache-Control': 'no-cache',
      });
    },
  );

  return app;
}

function stateOf(run: WorkflowRun | undefined): [word: string, colour: string] {
  if (!run) {
    return ['no status', '#5d626d'];
  }
  return run.conclusion === 'success'
    ? ['passing', '#1f6b3a']
    : ['failing', '#a12a1e'];
}

function picture(name: string, [word, colour]: [string, string]): Markup {
  const left = Math.round(name.length * CHARACTER_WIDTH) + 16;
  const right = Math.round(word.length * CHARACTER_WIDTH) + 16;
  const text = (label: string, middle: number) =>
    html`<text x="${middle}" y="14">${label}</text>`;
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${left + right}"
    height="${HEIGHT}"
    role="img"
    aria-label="${name}: ${word}"
  >
    <rect width="${left}" height="${HEIGHT}" fill="#343944" />
    <rect x="${left}" width="${right}" height="${HEIGHT}" fill="${colour}" />
    <g
      fill="#ffffff"
      font-family="Verdana,DejaVu Sans,sans-serif"
      font-size="11"
      text-anchor="middle"
    >
      ${text(name, left / 2)}${text(word, left + right / 2)}
    </g>
  </svg>`;
}
