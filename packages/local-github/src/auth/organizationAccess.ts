import { createMiddleware } from 'hono/factory';
import { Context } from '../context';
import { forbidden, notFound } from '../http/ApiError';
import { Organization } from '../store/AccountStore';
import { Membership } from '../store/MembershipStore';
import { ApiEnv, requireScope } from './authenticate';

export interface OrganizationEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & {
    organization: Organization;
    /** The viewer's own; absent for outsiders and anonymous requests. */
    membership?: Membership;
  };
}

const SCOPES = {
  member: ['read:org', 'repo', 'user', 'read:user'],
  admin: ['admin:org'],
};

/**
 * Looks up the organization of an `/orgs/:org` route. `anyone` only looks it
 * up; `member` and `admin` need that role and a token with a fitting scope.
 */
export function organizationAccess(
  { store }: Context,
  needed: 'anyone' | 'member' | 'admin',
  scopes?: string[],
) {
  return createMiddleware<OrganizationEnv, '/orgs/:org'>(async (c, next) => {
    const organization = await store.accounts.findOrganization(
      c.req.param('org'),
    );
    if (!organization) {
      throw notFound();
    }
    const viewer =
      needed === 'anyone'
        ? c.get('viewer')
        : requireScope(c, ...(scopes ?? SCOPES[needed]));
    const membership =
      viewer && (await store.memberships.find(organization.id, viewer.user.id));

    if (needed !== 'anyone' && !membership) {
      throw forbidden('You must be a member of the organization.');
    }
    if (needed === 'admin' && membership?.role !== 'admin') {
      throw forbidden('You must be an admin of the organization.');
    }
    c.set('organization', organization);
    c.set('membership', membership);
    return next();
  });
}
