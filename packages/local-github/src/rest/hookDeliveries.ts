import { Context as HonoContext, Hono } from 'hono';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { hookDelivery, hookDeliveryItem } from '../representations/hooks';
import { Delivery } from '../store/DeliveryStore';
import { Hook } from '../store/HookStore';
import { HookEnv, hookOwners, requestedHook } from './hookOwners';

/** What hooks were sent, what they answered, and another attempt on request. */
export function hookDeliveryRoutes(context: Context): Hono<HookEnv> {
  const { deliveries } = context.store;
  const app = new Hono<HookEnv>();

  for (const { path, access } of hookOwners(context)) {
    app.get(`${path}/:hook/deliveries`, access, async c => {
      const hook = await requestedHook(context, c);
      const page = requestedPage(c);
      linkPages(context, c, page, await deliveries.count(hook.id));
      const listed = await deliveries.list(hook.id, page);
      return c.json(listed.map(hookDeliveryItem));
    });

    app.get(`${path}/:hook/deliveries/:delivery`, access, async c => {
      const hook = await requestedHook(context, c);
      const delivery = await requestedDelivery(context, c, hook);
      return c.json(hookDelivery(hook, delivery));
    });

    app.post(`${path}/:hook/deliveries/:delivery/attempts`, access, async c => {
      const hook = await requestedHook(context, c);
      const delivery = await requestedDelivery(context, c, hook);
      await context.webhooks.redeliver(hook, delivery);
      return c.json({}, 202);
    });
  }

  return app;
}

async function requestedDelivery(
  { store }: Context,
  c: HonoContext,
  hook: Hook,
): Promise<Delivery> {
  const id = Number(c.req.param('delivery'));
  const delivery = await store.deliveries.find(hook.id, id);
  if (!delivery) {
    throw notFound();
  }
  return delivery;
}
