import { html } from 'hono/html';
import { DateTime } from 'luxon';
import { Markup } from './layout';

/** A time as people read it, and as machines do. */
export function moment(timestamp: string): Markup {
  const time = DateTime.fromISO(timestamp, { zone: 'utc' });
  return html`<time datetime="${timestamp}"
    >${time.toFormat("d LLL yyyy, HH:mm 'UTC'")}</time
  >`;
}

/** The day alone, of a timestamp or of a date. */
export function day(timestamp: string): Markup {
  const time = DateTime.fromISO(timestamp, { zone: 'utc' });
  return html`<time datetime="${time.toISODate()}"
    >${time.toFormat('d LLL yyyy')}</time
  >`;
}
