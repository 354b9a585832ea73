import { Hono } from 'hono';
import { ApiEnv, requireScope, requireViewer } from '../auth/authenticate';
import { grantsOneOf } from '../auth/scopes';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import {
  organizationSimple,
  orgMembership,
  privateUser,
  publicUser,
} from '../representations/accounts';
import { Organization } from '../store/AccountStore';
import { Membership } from '../store/MembershipStore';

/** Users: oneself, with what only oneself may see, and others. */
export function userRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  app.get('/user', async c => {
    const { user, token } = requireViewer(c);
    return c.json(
      grantsOneOf(token.scopes, ['read:user'])
        ? await privateUser(context, user)
        : await publicUser(context, user),
    );
  });

  app.get('/user/emails', c => {
    const { user } = requireScope(c, 'user:email', 'user');
    const emails = user.email
      ? [
          {
            email: user.email,
            primary: true,
            verified: true,
            visibility: 'public',
          },
        ]
      : [];
    return c.json(paginate(context, c, emails));
  });

  app.get('/user/orgs', async c => {
    const { user } = requireScope(c, 'read:org', 'user', 'repo');
    const memberships = await listMemberships(context, user.id);
    return c.json(
      paginate(context, c, memberships).map(({ organization }) =>
        organizationSimple(context, organization),
      ),
    );
  });

  app.get('/user/memberships/orgs', async c => {
    const { user } = requireScope(c, 'read:org');
    const memberships = await listMemberships(context, user.id);
    return c.json(
      paginate(context, c, memberships).map(({ organization, role }) =>
        orgMembership(context, organization, { ...user, role }),
      ),
    );
  });

  app.get('/user/memberships/orgs/:org', async c => {
    const { user } = requireScope(c, 'read:org');
    const organization = await store.accounts.findOrganization(
      c.req.param('org'),
    );
    const membership =
      organization && (await store.memberships.find(organization.id, user.id));
    if (!organization || !membership) {
      throw notFound();
    }
    const { role } = membership;
    return c.json(orgMembership(context, organization, { ...user, role }));
  });

  app.get('/users/:username', async c => {
    const account = await store.accounts.find(c.req.param('username'));
    if (!account) {
      throw notFound();
    }
    return c.json(await publicUser(context, account));
  });

  app.get('/users/:username/orgs', async c => {
    const user = await store.accounts.findUser(c.req.param('username'));
    if (!user) {
      throw notFound();
    }
    const memberships = await listMemberships(context, user.id);
    return c.json(
      paginate(
        context,
        c,
        memberships.filter(({ isPublic }) => isPublic),
      ).map(({ organization }) => organizationSimple(context, organization)),
    );
  });

  return app;
}

async function listMemberships(
  { store }: Context,
  userId: number,
): Promise<Array<Membership & { organization: Organization }>> {
  const memberships = await store.memberships.listOfUser(userId);
  const listed = await Promise.all(
    memberships.map(async membership => ({
      ...membership,
      organization: await store.accounts.findById(membership.organizationId),
    })),
  );
  return listed.flatMap(({ organization, ...membership }) =>
    organization?.type === 'Organization'
      ? [{ ...membership, organization }]
      : [],
  );
}
