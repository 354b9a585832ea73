import { delimiter } from 'node:path';
import { unescape } from 'node:querystring';

/**
 * What a step sees of the environment that we run in: enough to find programs,
 * the network and the package registry, and nothing of ours.
 */
const INHERITED = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'TMPDIR',
  'TZ',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NPM_CONFIG_REGISTRY',
  'npm_config_registry',
  'npm_config_userconfig',
  'npm_config_cafile',
]);

/** The allowed part of our own environment. */
export function inheritedEnvironment(
  ours: NodeJS.ProcessEnv,
): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const [name, value] of Object.entries(ours)) {
    const isAllowed = INHERITED.has(name) || name.startsWith('LC_');
    if (isAllowed && value !== undefined) {
      inherited[name] = value;
    }
  }
  return inherited;
}

/**
 * Passwords in what steps inherit, such as that of a proxy: not the workflow's
 * secrets, but none to show either.
 */
export function inheritedSecrets(ours: NodeJS.ProcessEnv): string[] {
  return Object.values(inheritedEnvironment(ours)).flatMap(value => {
    const password = URL.canParse(value) ? new URL(value).password : '';
    return password === '' ? [] : [password, unescape(password)];
  });
}

/**
 * The whole environment of a step. As on GitHub the default variables win over
 * what a workflow sets, and `CI` is set where nobody else did.
 */
export function stepEnvironment({
  variables,
  env,
  path,
  ours = process.env,
}: {
  variables: Record<string, string>;
  env: Record<string, string>;
  path: string[];
  ours?: NodeJS.ProcessEnv;
}): Record<string, string> {
  // Of `http_proxy` and `HTTP_PROXY`, or npm's two spellings, only one is to count.
  const given = new Set(Object.keys(env).map(name => name.toLowerCase()));
  const inherited = Object.entries(inheritedEnvironment(ours)).filter(
    ([name]) => name === 'PATH' || !given.has(name.toLowerCase()),
  );
  const whole: Record<string, string> = {
    CI: 'true',
    ...Object.fromEntries(inherited),
    ...env,
    ...variables,
    GITHUB_ACTIONS: 'true',
  };
  whole.PATH = [...path.toReversed(), whole.PATH ?? ''].join(delimiter);
  return whole;
}
