import type {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { baselineUpdatePermission } from '@internal/plugin-platform-metrics-common';
import type { Request } from 'express';

/** Who asks, and what they may do. */
export class Access {
  constructor(
    private readonly services: {
      auth: AuthService;
      httpAuth: HttpAuthService;
      permissions: PermissionsService;
    },
  ) {}

  async credentialsOf(request: Request): Promise<BackstageCredentials> {
    return this.services.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
  }

  async isAllowed(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.services.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.isAllowed(permission, credentials))) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
  }

  /** Whose baselines they may update, of these subjects. */
  async updatableSubjects(
    subjects: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const decisions = await this.services.permissions.authorize(
      subjects.map(resourceRef => ({
        permission: baselineUpdatePermission,
        resourceRef,
      })),
      { credentials },
    );
    return new Set(
      subjects.filter(
        (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
      ),
    );
  }

  async requireBaselinesOf(
    subject: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const updatable = await this.updatableSubjects([subject], credentials);
    if (!updatable.has(subject)) {
      throw new NotAllowedError(
        `Baselines of ${subject} are its lead's and the platform team's to change`,
      );
    }
  }

  /** For the record: an entity ref, or the name of a machine's token. */
  nameOf(credentials: BackstageCredentials): string {
    const { auth } = this.services;
    if (auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    if (auth.isPrincipal(credentials, 'service')) {
      return credentials.principal.subject;
    }
    return 'nobody';
  }
}
