import { Context } from '../context';
import { Organization } from '../store/AccountStore';
import { plantRepository } from './plantRepository';
import { ParsedSeed } from './Seed';
import { seededUser } from './seededUser';

type SeedOrganization = ParsedSeed['organizations'][number];
type SeedTeam = SeedOrganization['teams'][number];

/**
 * Plants every entry that was not planted before. What people changed or
 * removed since then stays as they left it, and a start that was cut short is
 * made up for by the next.
 */
export async function plantSeed(
  context: Pick<Context, 'store' | 'git' | 'events' | 'clock'>,
  seed: ParsedSeed,
): Promise<void> {
  const { accounts, seed: planted } = context.store;

  for (const user of seed.users) {
    await planted.once(
      `user:${user.login}`,
      async () =>
        (await accounts.find(user.login)) ??
        accounts.create({ type: 'User', ...user }),
    );
  }
  for (const {
    login,
    name,
    description,
    email,
    location,
    ...rest
  } of seed.organizations) {
    await planted.once(
      `organization:${login}`,
      async () =>
        (await accounts.find(login)) ??
        accounts.create({
          type: 'Organization',
          login,
          name,
          bio: description,
          email,
          location,
        }),
    );
    const organization = await accounts.findOrganization(login);
    if (organization) {
      await plantMembers(context, organization, rest);
      for (const team of rest.teams) {
        await plantTeam(context, organization, team);
      }
      for (const repository of rest.repositories) {
        const [owner] = rest.owners;
        await plantRepository(context, organization, owner, repository);
      }
      for (const { url, events } of rest.webhooks) {
        await planted.once(`webhook:${login}:${url}`, () =>
          context.store.hooks.create(
            { organizationId: organization.id },
            { url, events, contentType: 'json', isSeeded: true },
          ),
        );
      }
    }
  }
}

async function plantMembers(
  { store }: Pick<Context, 'store'>,
  organization: Organization,
  { owners, members }: Pick<SeedOrganization, 'owners' | 'members'>,
): Promise<void> {
  for (const login of [...owners, ...members]) {
    await store.seed.once(`member:${organization.login}:${login}`, async () => {
      const user = await seededUser({ store }, login);
      await store.memberships.set({
        organizationId: organization.id,
        userId: user.id,
        role: owners.includes(login) ? 'admin' : 'member',
        isPublic: true,
      });
    });
  }
}

async function plantTeam(
  { store }: Pick<Context, 'store'>,
  organization: Organization,
  { slug, name, description, maintainers, members }: SeedTeam,
): Promise<void> {
  await store.seed.once(
    `team:${organization.login}:${slug}`,
    async () =>
      (await store.teams.find(organization.id, slug)) ??
      store.teams.create({
        organizationId: organization.id,
        slug,
        name,
        description: description ?? null,
        privacy: 'closed',
        parentId: null,
      }),
  );
  const team = await store.teams.find(organization.id, slug);
  if (!team) {
    return;
  }
  for (const login of [...maintainers, ...members]) {
    const entry = `team-member:${organization.login}:${slug}:${login}`;
    await store.seed.once(entry, async () => {
      const user = await seededUser({ store }, login);
      const role = maintainers.includes(login) ? 'maintainer' : 'member';
      await store.teams.setMember(team.id, user.id, role);
    });
  }
}
