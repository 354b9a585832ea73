import { Hono } from 'hono';
import { greetings } from './greetings.ts';

/** What the service is there for. Your routes go here: one line, and a file each. */
export function serviceRoutes(about: {
  service: string;
  version: string;
}): Hono {
  return new Hono().get('/', c => c.json(about)).route('/greetings', greetings);
}
