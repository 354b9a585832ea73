import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityDeletePermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import Router from 'express-promise-router';

export function createLocationGuard(options: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}) {
  const { auditor, auth, catalog, httpAuth, permissions } = options;

  /** The entities that a location stands for, or itself while it has none. */
  async function entityRefsFrom(locationId: string): Promise<string[]> {
    const credentials = await auth.getOwnServiceCredentials();
    const location = await catalog.getLocationById(locationId, { credentials });
    if (!location) {
      return [];
    }
    const { items } = await catalog.getEntities(
      {
        filter: {
          [`metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`]: `${location.type}:${location.target}`,
        },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials },
    );
    const brought = items
      .filter(({ kind }) => kind !== 'Location')
      .map(entity => stringifyEntityRef(entity));
    return brought.length > 0 ? brought : [location.entityRef];
  }

  async function guard(request: Request<{ id: string }>): Promise<'next'> {
    const credentials = await httpAuth.credentials(request);
    const entityRefs = await entityRefsFrom(request.params.id);

    const decisions = await permissions.authorize(
      entityRefs.map(resourceRef => ({
        permission: catalogEntityDeletePermission,
        resourceRef,
      })),
      { credentials },
    );
    const refused = entityRefs.filter(
      (_, index) => decisions[index].result !== AuthorizeResult.ALLOW,
    );
    if (refused.length > 0) {
      const error = new NotAllowedError(
        `Only the owner of ${refused.join(', ')} may do this to its location`,
      );
      const event = await auditor.createEvent({
        eventId: 'location-ownership',
        severityLevel: 'medium',
        request,
        meta: { locationId: request.params.id, refused },
      });
      await event.fail({ error });
      throw error;
    }
    return 'next';
  }

  const router = Router();
  router.delete('/locations/:id', guard);
  router.put('/locations/:id', guard);
  return router;
}
