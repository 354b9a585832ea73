import { Context as HonoContext } from 'hono';
import { DateTime } from 'luxon';
import { Context } from '../context';
import { validationFailed } from '../http/ApiError';
import { WorkflowRunFilter } from '../store/workflowRunFilter';

/** Which runs a request asks for; `undefined` where there can be none. */
export async function runFilter(
  { store }: Pick<Context, 'store'>,
  c: HonoContext,
  repositoryId: number,
): Promise<WorkflowRunFilter | undefined> {
  const login = c.req.query('actor');
  const actor = login ? await store.accounts.findUser(login) : undefined;
  if (login && !actor) {
    return undefined;
  }
  const created = c.req.query('created');
  return {
    repositoryId,
    actorId: actor?.id,
    branch: c.req.query('branch') || undefined,
    event: c.req.query('event') || undefined,
    status: c.req.query('status') || undefined,
    headSha: c.req.query('head_sha') || undefined,
    ...(created && createdWithin(created)),
  };
}

/**
 * GitHub's syntax for dates: `2026-11-24`, `>=2026-11-24`, `<2026-11-24T12:00Z`,
 * `2026-11-01..2026-11-24`, and `*` for an end that is open.
 */
function createdWithin(
  text: string,
): Pick<WorkflowRunFilter, 'createdFrom' | 'createdTo'> {
  const range = /^(.+)\.\.(.+)$/.exec(text);
  if (range) {
    const [, from, to] = range;
    return {
      ...(from !== '*' && { createdFrom: begin(from) }),
      ...(to !== '*' && { createdTo: end(to) }),
    };
  }
  const [, comparison, moment] = /^(>=|<=|>|<)?(.*)$/.exec(text) ?? [];
  switch (comparison) {
    case '>=':
      return { createdFrom: begin(moment) };
    case '>':
      return { createdFrom: shifted(end(moment), 1) };
    case '<=':
      return { createdTo: end(moment) };
    case '<':
      return { createdTo: shifted(begin(moment), -1) };
    default:
      return { createdFrom: begin(moment), createdTo: end(moment) };
  }
}

function begin(text: string): string {
  return timestamp(parse(text));
}

/** A day lasts until its last second. */
function end(text: string): string {
  const moment = parse(text);
  return timestamp(text.includes('T') ? moment : moment.endOf('day'));
}

function shifted(moment: string, seconds: number): string {
  return timestamp(parse(moment).plus({ seconds }));
}

function parse(text: string): DateTime {
  const moment = DateTime.fromISO(text.trim(), { zone: 'utc' });
  if (!moment.isValid) {
    throw validationFailed({
      resource: 'WorkflowRun',
      field: 'created',
      code: 'invalid',
      message: `created: expected dates such as 2026-11-24 or 2026-11-01..2026-11-24, not ${text}`,
    });
  }
  return moment;
}

function timestamp(moment: DateTime): string {
  return (
    moment.set({ millisecond: 0 }).toISO({ suppressMilliseconds: true }) ?? ''
  );
}
