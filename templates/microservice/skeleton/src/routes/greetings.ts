import { Hono } from 'hono';
import { z } from 'zod';
import { readJson } from '../platform/readJson.ts';

const greetingRequest = z.object({
  name: z.string().trim().min(1).max(100),
});

/** A sample to copy and then to delete, with its test and its line in index.ts. */
export const greetings = new Hono()
  .get('/:name', c => c.json({ greeting: greet(c.req.param('name')) }))
  .post('/', async c => {
    const { name } = await readJson(c, greetingRequest);
    return c.json({ greeting: greet(name) });
  });

function greet(name: string): string {
  return `Hello, ${name}!`;
}
