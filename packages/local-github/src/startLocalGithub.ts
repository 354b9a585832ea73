import { RequestListener } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { MiddlewareHandler } from 'hono';
import { Engine } from './actions/engine/Engine';
import {
  DeploymentOptions,
  Deployments,
  startDeployments,
} from './actions/startDeployments';
import { isSubstituted } from './actions/substitutes/findSubstitute';
import { Clock, systemClock } from './clock';
import { BaseContext, Context } from './context';
import { DomainEvents } from './events';
import { resumePushes } from './git/acceptPush';
import { GitStorage } from './git/GitStorage';
import { listen } from './http/listen';
import { plantSeed } from './seed/plantSeed';
import { Seed, seedSchema } from './seed/Seed';
import { createServer } from './server';
import { Store } from './store/Store';
import { Urls } from './urls';
import { Webhooks } from './webhooks/Webhooks';

export interface LocalGithubOptions {
  /** 0, the default, picks a free one. */
  port?: number;
  /** Repositories and database live here; created where missing. */
  dataDir: string;
  seed?: Seed;
  /** The OAuth App that the portal signs people in with. */
  oauthApp?: { clientId: string; clientSecret: string; callbackUrl: string };
  /** Classic personal access tokens. */
  tokens?: Array<{
    token: string;
    login: string;
    scopes: string[];
    expiresAt?: Date;
  }>;
  /** What signs the seed's webhooks, and where they go instead of the seed's address. */
  webhook?: { secret: string; url?: string };
  /**
   * Runs workflows on this machine, so many jobs at once. Without it they are
   * on record as far as somebody starts them, and never run.
   */
  runner?: { jobsAtOnce: number };
  /**
   * Lets this machine stand in for the image registry and the cluster. Without
   * it the steps that need these run as they are written.
   */
  deployments?: Omit<DeploymentOptions, 'folder'>;
  clock?: Clock;
  /** Sees every exchange: how tests hold the answers against GitHub's contract. */
  middleware?: MiddlewareHandler[];
  log?: (line: string) => void;
}

export interface LocalGithub {
  /** Such as `http://localhost:7008`. */
  url: string;
  /** Such as `localhost:7008`. */
  host: string;
  stop(): Promise<void>;
}

/** Starts a GitHub on this machine, with whatever it was at when it ended. */
export async function startLocalGithub({
  port = 0,
  dataDir,
  seed = {},
  oauthApp,
  tokens = [],
  webhook,
  runner,
  deployments: deploymentOptions,
  clock = systemClock,
  middleware,
  log = () => {},
}: LocalGithubOptions): Promise<LocalGithub> {
  // Addresses in answers need the port, so requests wait for their handler.
  let open: (handler: RequestListener) => void = () => {};
  const opened = new Promise<RequestListener>(resolve => {
    open = resolve;
  });
  const server = await listen(port, async (request, response) =>
    (await opened)(request, response),
  );

  const store = await Store.open(join(dataDir, 'github.sqlite'), clock).catch(
    async error => {
      await server.close();
      throw error;
    },
  );
  let webhooks: Webhooks | undefined;
  let deployments: Deployments | undefined;
  let engine: Engine | undefined;
  const stop = async () => {
    await Promise.all([server.close(), engine?.stop()]);
    await deployments?.services.stop();
    await webhooks?.stop();
    await store.close();
  };

  try {
    const base: BaseContext = {
      store,
      git: await GitStorage.open(join(dataDir, 'repositories')),
      urls: new Urls(server.port),
      clock,
      events: new DomainEvents(),
      log,
    };

    await plantSeed(base, seedSchema.parse(seed));
    await registerCredentials(base, { oauthApp, tokens, webhook });

    webhooks = await Webhooks.start(base);
    const folder = join(dataDir, 'actions');
    deployments =
      deploymentOptions &&
      (await startDeployments(base, { folder, ...deploymentOptions }));
    engine = await Engine.start(base, {
      directory: folder,
      jobsAtOnce: runner?.jobsAtOnce ?? 0,
      findSubstitute: deployments?.findSubstitute ?? (async () => undefined),
      isSubstituted: deployments ? isSubstituted : () => false,
    });
    await resumePushes(base);
    const context: Context = {
      ...base,
      webhooks,
      actions: engine,
      services: deployments?.services,
    };
    open(getRequestListener(createServer(context, middleware).fetch));

    return { url: context.urls.base, host: context.urls.host, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The environment has the last word on credentials, at every start. */
async function registerCredentials(
  { store }: Pick<Context, 'store'>,
  {
    oauthApp,
    tokens = [],
    webhook,
  }: Pick<LocalGithubOptions, 'oauthApp' | 'tokens' | 'webhook'>,
): Promise<void> {
  if (oauthApp) {
    await store.oauth.registerApp({ name: 'Wheelhouse', ...oauthApp });
  }

  const owned = [];
  for (const { login, ...token } of tokens) {
    const user = await store.accounts.findUser(login);
    if (!user) {
      throw new Error(`There is no user '${login}' to own a token`);
    }
    owned.push({ ...token, userId: user.id });
  }
  await store.tokens.replaceConfigured(owned);

  if (webhook) {
    await store.hooks.redirectSeeded(webhook);
  }
}
