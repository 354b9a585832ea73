/** A free port for each portal and the GitHub beside it, chosen by `npm test`. */
const [portalPort, githubPort, misconfiguredPort, misconfiguredGithubPort] = (
  process.env.E2E_PORTS ?? '17007,17008,17107,17108'
).split(',');

interface TestPortal {
  /** Names its state and its logs below `.data/`. */
  name: string;
  url: string;
  ports: { portal: string; github: string };
  env?: Record<string, string>;
}

/** The portal that all tests share. */
export const portal: TestPortal = {
  name: 'e2e-portal',
  url: `http://localhost:${portalPort}`,
  ports: { portal: portalPort, github: githubPort },
};

/** A portal whose client secret is not the one that its GitHub knows. */
export const misconfiguredPortal: TestPortal = {
  name: 'e2e-misconfigured-portal',
  url: `http://localhost:${misconfiguredPort}`,
  ports: { portal: misconfiguredPort, github: misconfiguredGithubPort },
  env: {
    APP_CONFIG_auth_providers_github_development_clientSecret: 'not-the-secret',
  },
};
