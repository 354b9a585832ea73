import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { readPlatformTeam } from '@internal/plugin-organization-node';

const ENVIRONMENT = 'scaffolder.defaultEnvironment.parameters';

export interface GoldenPathSettings {
  /** Where people open the portal, without a trailing slash. */
  portalUrl: string;
  /** Host of the GitHub integration that services are published to. */
  githubHost: string;
  /** Absent: the account that the integration's token belongs to. */
  defaultOwner?: string;
  /** Empty: the default owner alone. */
  allowedOwners: string[];
  /** Types of the Groups that may own a service. */
  squadTypes: string[];
  /** Full entity ref of the Group whose members may create for every squad. */
  platformTeam: string;
}

export function readGoldenPathSettings(config: Config): GoldenPathSettings {
  return {
    portalUrl: config.getString('app.baseUrl').replace(/\/$/, ''),
    githubHost: readGithubHost(config),
    defaultOwner: config.getOptionalString(`${ENVIRONMENT}.githubDefaultOwner`),
    allowedOwners: splitList(
      config.getOptionalString(`${ENVIRONMENT}.githubAllowedOwners`),
    ),
    squadTypes: config.getOptionalStringArray(
      'scaffolder.goldenPath.squadTypes',
    ) ?? ['squad', 'team'],
    platformTeam: readPlatformTeam(config),
  };
}

/** Who signs first commits; the scaffolder's own setting and defaults. */
export function readCommitAuthor(config: Config): {
  name: string;
  email: string;
} {
  const author = config.getOptionalConfig('scaffolder.defaultAuthor');
  return {
    name: author?.getOptionalString('name') ?? 'Scaffolder',
    email: author?.getOptionalString('email') ?? 'scaffolder@backstage.io',
  };
}

function readGithubHost(config: Config): string {
  const key = `${ENVIRONMENT}.githubHost`;
  const host = config.getString(key);
  const known = ScmIntegrations.fromConfig(config).github.list();
  if (!known.some(integration => integration.config.host === host)) {
    const hosts = known.map(integration => integration.config.host).join(', ');
    throw new InputError(
      `Invalid config at '${key}': no entry of 'integrations.github' has the host '${host}' (there are: ${hosts})`,
    );
  }
  return host;
}

function splitList(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
}
