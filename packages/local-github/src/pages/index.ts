import { Hono } from 'hono';
import { Context } from '../context';

export function pageRoutes(_context: Context): Hono {
  return new Hono();
}
