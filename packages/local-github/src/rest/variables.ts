import { components } from '@octokit/openapi-types';
import { Hono } from 'hono';
import { z } from 'zod';
import { Context } from '../context';
import { conflict, notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { Variable } from '../store/VariableStore';
import { actionsName, ActionsScopeEnv, actionsScopes } from './actionsScopes';

const newVariable = z.object({ name: z.string().min(1), value: z.string() });
const variableChanges = newVariable.partial();

/** GitHub Actions variables of repositories and environments. */
export function variableRoutes(context: Context): Hono<ActionsScopeEnv> {
  const { variables } = context.store;
  const app = new Hono<ActionsScopeEnv>();

  for (const { path, access } of actionsScopes(context)) {
    app.get(`${path}/variables`, access, async c => {
      const all = await variables.list(c.get('scope'));
      return c.json({
        total_count: all.length,
        variables: paginate(context, c, all).map(actionsVariable),
      });
    });

    app.post(`${path}/variables`, access, async c => {
      const { name, value } = await parseBody(c, 'Variable', newVariable);
      const scope = c.get('scope');
      const upper = actionsName('Variable', name);
      if (await variables.find(scope, upper)) {
        throw conflict('Already exists - Variable already exists');
      }
      await variables.create(scope, upper, value);
      return c.json({}, 201);
    });

    app.get(`${path}/variables/:name`, access, async c => {
      const found = await variables.find(c.get('scope'), c.req.param('name'));
      if (!found) {
        throw notFound();
      }
      return c.json(actionsVariable(found));
    });

    app.patch(`${path}/variables/:name`, access, async c => {
      const scope = c.get('scope');
      const found = await variables.find(scope, c.req.param('name'));
      if (!found) {
        throw notFound();
      }
      const changes = await parseBody(c, 'Variable', variableChanges);
      const name = actionsName('Variable', changes.name ?? found.name);
      if (name !== found.name && (await variables.find(scope, name))) {
        throw conflict('Already exists - Variable already exists');
      }
      await variables.update(scope, found.name, { ...changes, name });
      return c.body(null, 204);
    });

    app.delete(`${path}/variables/:name`, access, async c => {
      if (!(await variables.remove(c.get('scope'), c.req.param('name')))) {
        throw notFound();
      }
      return c.body(null, 204);
    });
  }

  return app;
}

function actionsVariable({
  name,
  value,
  createdAt,
  updatedAt,
}: Variable): components['schemas']['actions-variable'] {
  return { name, value, created_at: createdAt, updated_at: updatedAt };
}
