import { Context } from '../context';
import { commitReadme } from '../git/commitReadme';
import { Organization } from '../store/AccountStore';
import { ParsedSeed } from './Seed';
import { seededUser } from './seededUser';

type SeedOrganization = ParsedSeed['organizations'][number];
type SeedRepository = SeedOrganization['repositories'][number];

/** Plants a repository with its first commit, its labels and who may work in it. */
export async function plantRepository(
  context: Pick<Context, 'store' | 'git' | 'events' | 'clock'>,
  organization: Organization,
  owner: string,
  { name, description, readme, teams, labels }: SeedRepository,
): Promise<void> {
  const { store, git } = context;
  const entry = `${organization.login}/${name}`;
  await store.seed.once(`repository:${entry}`, async () => {
    const repository =
      (await store.repositories.find(organization.login, name)) ??
      (await store.repositories.create(
        { ownerId: organization.id, name, description, isPrivate: false },
        created => git.create(created),
      ));
    if (await git.of(repository).isEmpty()) {
      const user = await seededUser(context, owner);
      await commitReadme(context, repository, user, readme);
    }
  });
  const repository = await store.repositories.find(organization.login, name);
  if (!repository) {
    return;
  }
  for (const label of labels) {
    await store.seed.once(`label:${entry}:${label.name}`, () =>
      store.labels.create({
        repositoryId: repository.id,
        name: label.name,
        color: label.color,
        description: label.description ?? null,
      }),
    );
  }
  for (const [slug, permission] of Object.entries(teams)) {
    await store.seed.once(`repository-team:${entry}:${slug}`, async () => {
      const team = await store.teams.find(organization.id, slug);
      if (!team) {
        throw new Error(`The seed lets '${slug}' into ${entry}: no such team`);
      }
      await store.teams.grant(team.id, repository.id, permission);
    });
  }
}
