import { Context as HonoContext } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Context } from '../../context';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { Markup, NOTHING } from '../layout';
import {
  endsGroup,
  groupItem,
  isGroup,
  lineItem,
  LogLine,
  StepLines,
} from './logLines';

/** How soon a page hears that a step has begun or ended. */
const LOOK_EVERY_MS = 1000;

/**
 * A job's log as it grows, as server-sent events: `line` for each one past
 * those that the page has, `change` when a step or the job has moved on, `end`.
 */
export function followJob(
  { actions, store, log }: Context,
  c: HonoContext,
  job: WorkflowJob,
): Response {
  const known = Number(c.req.query('after')) || 0;
  return streamSSE(
    c,
    async stream => {
      const ended = new AbortController();
      stream.onAbort(() => ended.abort());

      let last = '';
      const tellChanges = async () => {
        const [now, steps] = await Promise.all([
          store.workflowJobs.findById(job.id),
          store.workflowJobs.listSteps(job.id),
        ]);
        const state = JSON.stringify([now?.status, steps.map(s => s.status)]);
        if (state !== last) {
          last = state;
          await stream.writeSSE({ event: 'change', data: '' });
        }
      };
      const looking = setInterval(() => {
        tellChanges().catch(() => ended.abort());
      }, LOOK_EVERY_MS);

      try {
        const placing = new StepLines();
        let steps = await store.workflowJobs.listSteps(job.id);
        let position = 0;
        for await (const text of actions.followLog(job, ended.signal)) {
          const isNew = position++ >= known;
          if (isNew) {
            steps = await store.workflowJobs.listSteps(job.id);
          }
          const line = placing.place(text, steps);
          if (isNew) {
            await stream.writeSSE({ event: 'line', data: await told(line) });
          }
        }
        await stream.writeSSE({ event: 'end', data: '' });
      } finally {
        clearInterval(looking);
      }
    },
    async error => log(`Following job ${job.id} ended: ${error}`),
  );
}

async function told(line: LogLine): Promise<string> {
  return JSON.stringify({
    step: line.step,
    opensGroup: isGroup(line),
    endsGroup: endsGroup(line),
    item: String(await itemOf(line)),
  });
}

function itemOf(line: LogLine): Markup {
  if (isGroup(line)) {
    return groupItem(line, [], true);
  }
  return endsGroup(line) ? NOTHING : lineItem(line);
}
