import { components } from '@octokit/openapi-types';
import { Hono } from 'hono';
import { z } from 'zod';
import { canOpen, generateSecretKey } from '../actions/secrets/sealedBoxes';
import { Context } from '../context';
import { notFound, unprocessable } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { Secret } from '../store/SecretStore';
import { actionsName, ActionsScopeEnv, actionsScopes } from './actionsScopes';

const sealedSecret = z.object({
  encrypted_value: z.base64(),
  key_id: z.string(),
});

/**
 * GitHub Actions secrets of repositories and environments. Clients seal them
 * with the scope's public key; no route gives a value out again.
 */
export function secretRoutes(context: Context): Hono<ActionsScopeEnv> {
  const { secrets } = context.store;
  const app = new Hono<ActionsScopeEnv>();

  for (const { path, access } of actionsScopes(context)) {
    app.get(`${path}/secrets`, access, async c => {
      const all = await secrets.list(c.get('scope'));
      return c.json({
        total_count: all.length,
        secrets: paginate(context, c, all).map(actionsSecret),
      });
    });

    app.get(`${path}/secrets/public-key`, access, async c => {
      const key = await secrets.keyOf(c.get('scope'), generateSecretKey);
      return c.json({ key_id: key.keyId, key: key.publicKey });
    });

    app.get(`${path}/secrets/:name`, access, async c => {
      const found = await secrets.find(c.get('scope'), c.req.param('name'));
      if (!found) {
        throw notFound();
      }
      return c.json(actionsSecret(found));
    });

    app.put(`${path}/secrets/:name`, access, async c => {
      const body = await parseBody(c, 'Secret', sealedSecret);
      const name = actionsName('Secret', c.req.param('name'));
      const scope = c.get('scope');
      const key = await secrets.keyOf(scope, generateSecretKey);
      if (body.key_id !== key.keyId) {
        throw unprocessable(
          `key_id is ${body.key_id}: expected the id of this scope's public key`,
        );
      }
      if (!(await canOpen(key, body.encrypted_value))) {
        throw unprocessable(
          `encrypted_value is not sealed with the public key ${key.keyId}`,
        );
      }
      const isNew = await secrets.set(scope, name, {
        keyId: key.keyId,
        encryptedValue: body.encrypted_value,
      });
      return isNew ? c.json({}, 201) : c.body(null, 204);
    });

    app.delete(`${path}/secrets/:name`, access, async c => {
      if (!(await secrets.remove(c.get('scope'), c.req.param('name')))) {
        throw notFound();
      }
      return c.body(null, 204);
    });
  }

  return app;
}

function actionsSecret({
  name,
  createdAt,
  updatedAt,
}: Secret): components['schemas']['actions-secret'] {
  return { name, created_at: createdAt, updated_at: updatedAt };
}
