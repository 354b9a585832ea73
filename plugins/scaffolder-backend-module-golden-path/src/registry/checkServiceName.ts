import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { RepositoryOwners } from '../github/RepositoryOwners';
import type { ServiceNames } from '../naming/ServiceNames';
import type { GoldenPathSettings } from '../settings';

/** The form's check while one types, the same for the command line and MCP clients. */
export function registerCheckServiceName(options: {
  actionsRegistry: ActionsRegistryService;
  settings: Pick<GoldenPathSettings, 'githubHost'>;
  names: ServiceNames;
  owners: RepositoryOwners;
}): void {
  const { actionsRegistry, settings, names, owners } = options;

  actionsRegistry.register({
    name: 'check-service-name',
    title: 'Check Service Name',
    description:
      'Says whether a new service may have a name: valid, and free both in the catalog and on GitHub.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod =>
        zod.object({
          name: zod.string().max(100).describe('The name, such as orders-api'),
          owner: zod
            .string()
            .optional()
            .describe(
              'User or organization that shall own the repository. Default: the first allowed one',
            ),
        }),
      output: zod =>
        zod.object({
          status: zod.enum(['free', 'invalid', 'taken', 'unchecked']),
          message: zod.string().describe('The same in words for people'),
        }),
    },
    async action({ input }) {
      const allowed = await owners.list();
      const owner = input.owner ?? allowed[0];
      if (!allowed.includes(owner)) {
        return {
          output: {
            status: 'invalid' as const,
            message: `'${owner}' is not allowed as owner. Accepted: ${allowed.join(', ')}`,
          },
        };
      }
      return {
        output: await names.check({
          name: input.name,
          host: settings.githubHost,
          owner,
          // Somebody is typing: an answer later is none.
          retries: 0,
        }),
      };
    },
  });
}
