import { resolve } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import { AuthenticationError } from '@backstage/errors';
import authPlugin from '@backstage/plugin-auth-backend';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

const CATALOG = resolve(__dirname, '../../../../catalog');
const LOGIN_HEADER = 'x-login';

/** The catalog's location for it, as in the configuration for development. */
export const organizationLocation = {
  type: 'file',
  target: `${CATALOG}/*.yaml`,
  rules: [{ allow: ['User', 'Group', 'System', 'Domain', 'Component'] }],
};

/**
 * Real tokens, real memberships from the catalog; only who somebody is, is
 * believed without asking GitHub.
 */
export const signInByName = [
  authServiceFactory,
  httpAuthServiceFactory,
  userInfoServiceFactory,
  authPlugin,
  createBackendModule({
    pluginId: 'auth',
    moduleId: 'by-name',
    register: env =>
      env.registerInit({
        deps: { providers: authProvidersExtensionPoint },
        async init({ providers }) {
          providers.registerProvider({
            providerId: 'by-name',
            factory: createProxyAuthProviderFactory({
              authenticator: createProxyAuthenticator({
                defaultProfileTransform: async () => ({ profile: {} }),
                initialize() {},
                async authenticate({ req }) {
                  const login = req.header(LOGIN_HEADER);
                  if (!login) {
                    throw new AuthenticationError('Who are you?');
                  }
                  return { result: { login } };
                },
              }),
              signInResolver: async ({ result: { login } }, context) =>
                context.signInWithCatalogUser({ entityRef: { name: login } }),
            }),
          });
        },
      }),
  }),
];

export const signInByNameConfig = {
  app: { baseUrl: 'http://localhost' },
  auth: { providers: { 'by-name': {} } },
};

export async function signIn(api: string, login: string): Promise<string> {
  const answer = await fetch(`${api}/auth/by-name/refresh`, {
    headers: { [LOGIN_HEADER]: login },
  });
  if (!answer.ok) {
    throw new Error(`${login} cannot sign in: ${await answer.text()}`);
  }
  const { backstageIdentity } = await answer.json();
  return backstageIdentity.token;
}
