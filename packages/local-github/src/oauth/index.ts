import { Hono } from 'hono';
import { Context } from '../context';

export function oauthRoutes(_context: Context): Hono {
  return new Hono();
}
