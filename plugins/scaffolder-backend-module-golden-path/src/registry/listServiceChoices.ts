import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { RepositoryOwners } from '../github/RepositoryOwners';
import type { GoldenPathSettings } from '../settings';
import type { Squads } from '../squads/Squads';

/** What the form offers, the same for the command line and MCP clients. */
export function registerListServiceChoices(options: {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  settings: Pick<GoldenPathSettings, 'githubHost'>;
  owners: RepositoryOwners;
  squads: Squads;
}): void {
  const { actionsRegistry, auth, settings, owners, squads } = options;

  actionsRegistry.register({
    name: 'list-service-choices',
    title: 'List Service Choices',
    description:
      'Lists where a new service may go: squads that you may create it for, and owners that its repository may have. The first owner is the suggested one.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod => zod.object({}),
      output: zod =>
        zod.object({
          githubHost: zod.string(),
          owners: zod.array(zod.string()),
          squads: zod.array(
            zod.object({ entityRef: zod.string(), title: zod.string() }),
          ),
        }),
    },
    async action({ credentials }) {
      const [allowed, open] = await Promise.all([
        owners.list(),
        auth.isPrincipal(credentials, 'user')
          ? squads.openTo(credentials.principal.userEntityRef, credentials)
          : [],
      ]);
      return {
        output: {
          githubHost: settings.githubHost,
          owners: allowed,
          squads: open,
        },
      };
    },
  });
}
