import { Hono } from 'hono';
import { requireViewer } from '../auth/authenticate';
import { Context } from '../context';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { latestPush } from '../webhooks/latestPush';
import { HookEnv, hookOwners, requestedHook } from './hookOwners';
import {
  hookChanges,
  newHook,
  refuseDuplicate,
  settingsOfChanges,
  settingsOfNew,
} from './hookSettings';

/** Webhooks of repositories and organizations. */
export function hookRoutes(context: Context): Hono<HookEnv> {
  const { hooks } = context.store;
  const app = new Hono<HookEnv>();

  for (const { path, access } of hookOwners(context)) {
    app.get(path, access, async c => {
      const { owner, represent } = c.get('hookOwner');
      const page = paginate(context, c, await hooks.list(owner));
      return c.json(await Promise.all(page.map(represent)));
    });

    app.post(path, access, async c => {
      const { kind, owner, represent, ping } = c.get('hookOwner');
      const settings = settingsOfNew(await parseBody(c, 'Hook', newHook));
      refuseDuplicate(await hooks.list(owner), settings, kind);
      const hook = await hooks.create(owner, settings);
      const created = await represent(hook);
      await context.webhooks.deliver(hook, ping(hook, requireViewer(c).user));
      return c.json(created, 201, { Location: created.url });
    });

    app.get(`${path}/:hook`, access, async c => {
      const hook = await requestedHook(context, c);
      return c.json(await c.get('hookOwner').represent(hook));
    });

    app.patch(`${path}/:hook`, access, async c => {
      const hook = await requestedHook(context, c);
      const changes = await parseBody(c, 'Hook', hookChanges);
      const settings = settingsOfChanges(hook, changes);
      const updated = await hooks.update(hook.id, settings);
      return c.json(await c.get('hookOwner').represent(updated));
    });

    app.delete(`${path}/:hook`, access, async c => {
      const hook = await requestedHook(context, c);
      await hooks.remove(hook.id);
      return c.body(null, 204);
    });

    app.post(`${path}/:hook/pings`, access, async c => {
      const hook = await requestedHook(context, c);
      const { ping } = c.get('hookOwner');
      await context.webhooks.deliver(hook, ping(hook, requireViewer(c).user));
      return c.body(null, 204);
    });
  }

  const [repositories] = hookOwners(context);
  app.post(`${repositories.path}/:hook/tests`, repositories.access, async c => {
    const hook = await requestedHook(context, c);
    const { user } = requireViewer(c);
    const push = await latestPush(context, c.get('repository'), user);
    if (push && hook.events.some(event => ['push', '*'].includes(event))) {
      await context.webhooks.deliver(hook, push);
    }
    return c.body(null, 204);
  });

  return app;
}
