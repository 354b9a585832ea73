import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  deploymentReadPermission,
  type EnvironmentList,
  type Health,
} from '@internal/plugin-service-deployments-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ServiceDeployments } from './service/ServiceDeployments';

const ENTITY = '/entities/:kind/:namespace/:name';

/** The plugin's HTTP API. */
export function createRouter(options: {
  deployments: ServiceDeployments;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): Router {
  const { deployments, catalog, httpAuth, permissions } = options;
  const router = PromiseRouter();

  /** The entity of the path, if the caller may know about it and its deployments. */
  async function readEntity(request: Request): Promise<Entity> {
    const credentials = await httpAuth.credentials(request);
    const [decision] = await permissions.authorize(
      [{ permission: deploymentReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not see deployments');
    }
    const { kind, namespace, name } = request.params;
    const entity = await catalog.getEntityByRef(
      { kind, namespace, name },
      { credentials },
    );
    if (!entity) {
      throw new NotFoundError(
        `The catalog has no ${kind}:${namespace}/${name}`,
      );
    }
    return entity;
  }

  router.get(`${ENTITY}/environments`, async (request, response) => {
    const entity = await readEntity(request);
    const list: EnvironmentList = await deployments.list(entity);
    response.json(list);
  });

  router.get(
    `${ENTITY}/environments/:environment/health`,
    async (request, response) => {
      const entity = await readEntity(request);
      const health: Health = await deployments.checkHealth(
        entity,
        request.params.environment,
      );
      response.json(health);
    },
  );

  return router;
}
