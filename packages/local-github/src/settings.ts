import { resolve } from 'node:path';
import { z } from 'zod';
import { DeploymentOptions } from './actions/startDeployments';
import { packageRoot } from './packageRoot';

const optional = z.string().optional();

const environment = z
  .object({
    LOCAL_GITHUB_PORT: z.coerce.number().int().min(1).max(65535).default(7008),
    LOCAL_GITHUB_DATA: z
      .string()
      .default(resolve(packageRoot, '../../.data/local-github')),
    LOCAL_GITHUB_SEED: z.string().default(resolve(packageRoot, 'seed.yaml')),
    LOCAL_GITHUB_CALLBACK_URL: z
      .url()
      .default('http://localhost:7007/api/auth/github/handler/frame'),
    AUTH_GITHUB_CLIENT_ID: optional,
    AUTH_GITHUB_CLIENT_SECRET: optional,
    GITHUB_TOKEN: optional,
    GITHUB_WEBHOOK_SECRET: optional,
    LOCAL_GITHUB_WEBHOOK_URL: z.url().optional(),
    LOCAL_GITHUB_RUNNERS: z.coerce.number().int().min(0).max(64).default(2),
    LOCAL_GITHUB_SERVICE_PORTS: z
      .string()
      .regex(/^\d{1,5}-\d{1,5}$/, 'expected two ports, such as 7100-7999')
      .transform(range => range.split('-').map(Number))
      .refine(
        ([first, last]) => first >= 1 && first <= last && last <= 65535,
        'expected the lower port first, and none above 65535',
      )
      .default([7100, 7999]),
    LOCAL_GITHUB_CONTAINER_ENGINE: z
      .enum(['auto', 'none', 'docker', 'podman', 'buildah'])
      .default('auto'),
    LOCAL_GITHUB_STAND_IN_IMAGE: optional,
  })
  .refine(
    env =>
      Boolean(env.AUTH_GITHUB_CLIENT_ID) ===
      Boolean(env.AUTH_GITHUB_CLIENT_SECRET),
    {
      path: ['AUTH_GITHUB_CLIENT_ID', 'AUTH_GITHUB_CLIENT_SECRET'],
      error: 'set both or neither',
    },
  );

export interface Settings {
  port: number;
  dataDir: string;
  seedFile: string;
  oauthApp?: { clientId: string; clientSecret: string; callbackUrl: string };
  token?: string;
  webhook?: { secret: string; url?: string };
  /** How many jobs of workflows run at once; with 0 none does. */
  runner: { jobsAtOnce: number };
  deployments: Omit<DeploymentOptions, 'folder'>;
}

/** Reads the environment once; a wrong value stops the start by its name. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  // An empty variable means the same as none: shells make it hard to tell.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== ''),
  );
  const result = environment.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map(
      issue => `${issue.path.join(', ')}: ${issue.message}`,
    );
    throw new Error(problems.join('\n'));
  }

  const { data } = result;
  const clientId = data.AUTH_GITHUB_CLIENT_ID;
  const clientSecret = data.AUTH_GITHUB_CLIENT_SECRET;
  const [firstPort, lastPort] = data.LOCAL_GITHUB_SERVICE_PORTS;
  return {
    port: data.LOCAL_GITHUB_PORT,
    dataDir: resolve(data.LOCAL_GITHUB_DATA),
    seedFile: resolve(data.LOCAL_GITHUB_SEED),
    oauthApp:
      clientId && clientSecret
        ? {
            clientId,
            clientSecret,
            callbackUrl: data.LOCAL_GITHUB_CALLBACK_URL,
          }
        : undefined,
    token: data.GITHUB_TOKEN,
    webhook: data.GITHUB_WEBHOOK_SECRET
      ? {
          secret: data.GITHUB_WEBHOOK_SECRET,
          url: data.LOCAL_GITHUB_WEBHOOK_URL,
        }
      : undefined,
    runner: { jobsAtOnce: data.LOCAL_GITHUB_RUNNERS },
    deployments: {
      ports: { first: firstPort, last: lastPort },
      engine: data.LOCAL_GITHUB_CONTAINER_ENGINE,
      standInImage:
        data.LOCAL_GITHUB_STAND_IN_IMAGE &&
        resolve(data.LOCAL_GITHUB_STAND_IN_IMAGE),
    },
  };
}
