import { Hono } from 'hono';
import { Context } from '../context';

export function graphqlRoutes(_context: Context): Hono {
  return new Hono();
}
