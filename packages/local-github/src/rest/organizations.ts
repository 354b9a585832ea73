import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { organizationAccess } from '../auth/organizationAccess';
import { grantsOneOf } from '../auth/scopes';
import { Context } from '../context';
import { forbidden, notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import {
  organizationFull,
  orgMembership,
  simpleUser,
} from '../representations/accounts';

const membershipBody = z.object({
  role: z.enum(['admin', 'member']).default('member'),
});

/** Organizations and who belongs to them. */
export function organizationRoutes(context: Context): Hono<ApiEnv> {
  const { store, events } = context;
  const app = new Hono<ApiEnv>();

  app.get('/orgs/:org', organizationAccess(context, 'anyone'), async c =>
    c.json(await organizationFull(context, c.get('organization'))),
  );

  app.get(
    '/orgs/:org/members',
    organizationAccess(context, 'anyone'),
    async c => {
      const viewer = c.get('viewer');
      const seesAll =
        c.get('membership') &&
        viewer &&
        grantsOneOf(viewer.token.scopes, ['read:org', 'repo', 'user']);
      const role = c.req.query('role') ?? 'all';
      const members = await store.memberships.listMembers(
        c.get('organization').id,
      );
      const listed = members.filter(
        member =>
          (seesAll || member.isPublic) &&
          (role === 'all' || member.role === role),
      );
      return c.json(
        paginate(context, c, listed).map(member => simpleUser(context, member)),
      );
    },
  );

  app.get(
    '/orgs/:org/members/:username',
    organizationAccess(context, 'anyone'),
    async c => {
      const user = await store.accounts.findUser(c.req.param('username'));
      const found =
        user &&
        (await store.memberships.find(c.get('organization').id, user.id));
      if (!found || !(found.isPublic || c.get('membership'))) {
        throw notFound();
      }
      return c.body(null, 204);
    },
  );

  app.get(
    '/orgs/:org/memberships/:username',
    organizationAccess(context, 'member'),
    async c => {
      const organization = c.get('organization');
      const user = await store.accounts.findUser(c.req.param('username'));
      const found =
        user && (await store.memberships.find(organization.id, user.id));
      if (!user || !found) {
        throw notFound();
      }
      const { role } = found;
      return c.json(orgMembership(context, organization, { ...user, role }));
    },
  );

  app.put(
    '/orgs/:org/memberships/:username',
    organizationAccess(context, 'admin'),
    async c => {
      const { role } = await parseBody(
        c,
        'OrganizationMembership',
        membershipBody,
      );
      const organization = c.get('organization');
      const user = await store.accounts.findUser(c.req.param('username'));
      if (!user) {
        throw notFound();
      }
      const before = await store.memberships.find(organization.id, user.id);
      await store.memberships.set({
        organizationId: organization.id,
        userId: user.id,
        role,
        isPublic: before?.isPublic ?? true,
      });
      if (!before) {
        events.publish({
          type: 'organization.member_added',
          organization,
          sender: requireViewer(c).user,
          member: user,
        });
      }
      return c.json(orgMembership(context, organization, { ...user, role }));
    },
  );

  app.delete(
    '/orgs/:org/memberships/:username',
    organizationAccess(context, 'admin'),
    async c => {
      const organization = c.get('organization');
      const user = await store.accounts.findUser(c.req.param('username'));
      const members = await store.memberships.listMembers(organization.id);
      const member = members.find(({ id }) => id === user?.id);
      if (!user || !member) {
        throw notFound();
      }
      const owners = members.filter(({ role }) => role === 'admin');
      if (owners.length === 1 && owners[0].id === user.id) {
        throw forbidden('The last owner of an organization cannot be removed.');
      }
      await store.memberships.remove(organization.id, user.id);
      events.publish({
        type: 'organization.member_removed',
        organization,
        sender: requireViewer(c).user,
        member: user,
      });
      return c.body(null, 204);
    },
  );

  return app;
}
