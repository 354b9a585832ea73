import type { JsonObject } from '@backstage/types';
import { portalToken } from './larkspur';

/** What the portal is configured with, against a local GitHub. */
export function portalConfig(github: {
  url: string;
  host: string;
}): JsonObject {
  return {
    app: { baseUrl: 'http://localhost:7300' },
    integrations: {
      github: [
        {
          host: github.host,
          apiBaseUrl: `${github.url}/api/v3`,
          rawBaseUrl: `${github.url}/raw`,
          token: portalToken.token,
        },
      ],
    },
    scaffolder: {
      defaultAuthor: { name: 'Portal', email: 'portal@larkspur.example' },
      defaultEnvironment: {
        parameters: {
          githubHost: github.host,
          githubDefaultOwner: 'larkspur',
          githubAllowedOwners: 'larkspur,portal-bot,priya-raman',
        },
      },
    },
  };
}
