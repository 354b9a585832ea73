import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { Context } from '../context';

export function gitRoutes(_context: Context): Hono<ApiEnv> {
  return new Hono<ApiEnv>();
}
