/** A portal whose client secret is not the one that its GitHub knows. */
export const misconfiguredPortal = {
  url: 'http://localhost:17107',
  env: {
    APP_CONFIG_auth_providers_github_development_clientSecret: 'not-the-secret',
  },
};
