import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type {
  BackstageCredentials,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError, ResponseError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { repoUrl } from './inputs';
import type { RepositorySteps } from './RepositorySteps';
import { NoAnswerError, untilDefined } from './untilDefined';

export function createServiceRegisterAction(options: {
  catalog: CatalogService;
  reader: UrlReaderService;
  steps: RepositorySteps;
}) {
  const { catalog, reader, steps } = options;

  return createTemplateAction({
    id: 'golden-path:service:register',
    description:
      "Registers the repository's catalog-info.yaml and waits until the catalog shows the service. Registered already is fine.",
    schema: {
      input: {
        repoUrl,
        contentsUrl: zod =>
          zod.string({
            description: 'URL of the branch that holds catalog-info.yaml',
          }),
      },
      output: {
        entityRef: zod => zod.string({ description: 'The new service' }),
        catalogInfoUrl: zod => zod.string({ description: 'Its description' }),
      },
    },
    async handler(ctx) {
      const target = `${ctx.input.contentsUrl}/catalog-info.yaml`;
      await steps.run(
        ctx,
        slug => `register ${slug} in the catalog`,
        async (repository, logger) => {
          const credentials = await ctx.getInitiatorCredentials();
          const entityRef = stringifyEntityRef({
            kind: 'Component',
            name: repository.address.name,
          });

          await untilDefined(() => findFile(reader, target), ctx);
          await register(catalog, target, credentials, logger);
          await awaitEntity(
            () => catalog.getEntityByRef(entityRef, { credentials }),
            { entityRef, target, logger, signal: ctx.signal },
          );

          ctx.output('entityRef', entityRef);
          ctx.output('catalogInfoUrl', target);
        },
      );
    },
  });
}

/** GitHub may show a file a moment after the push: the catalog would look only once. */
async function findFile(
  reader: UrlReaderService,
  url: string,
): Promise<Buffer | undefined> {
  try {
    const response = await reader.readUrl(url);
    return await response.buffer();
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

async function register(
  catalog: CatalogService,
  target: string,
  credentials: BackstageCredentials,
  logger: LoggerService,
): Promise<void> {
  try {
    await catalog.addLocation({ type: 'url', target }, { credentials });
    logger.info(`Registered ${target}`);
  } catch (error) {
    if (!isConflict(error)) throw error;
    logger.info(`${target} is registered already`);
  }
}

function isConflict(error: unknown): boolean {
  return ResponseError.is(error) && error.cause.name === 'ConflictError';
}

/** The catalog works through its queue: a busy one shows a new service later, which is no failure. */
async function awaitEntity(
  find: () => Promise<Entity | undefined>,
  options: {
    entityRef: string;
    target: string;
    logger: LoggerService;
    signal?: AbortSignal;
  },
): Promise<void> {
  const { entityRef, target, logger, signal } = options;
  let entity: Entity;
  try {
    entity = await untilDefined(find, { timeoutMs: 30_000, signal });
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    logger.warn(
      `${entityRef} is registered, and the catalog has not come to it yet: its page opens in a while`,
    );
    return;
  }

  const origin = entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  if (origin !== `url:${target}`) {
    throw new ConflictError(
      `the catalog has another ${entityRef} already, from ${origin}`,
    );
  }
  logger.info(`The catalog shows ${entityRef}`);
}
