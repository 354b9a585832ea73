import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { Context } from '../context';

export function secretRoutes(_context: Context): Hono<ApiEnv> {
  return new Hono<ApiEnv>();
}
