import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef, RELATION_OWNED_BY } from '@backstage/catalog-model';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { durationToMilliseconds } from '@backstage/types';

/** As the catalog publishes it on its errors topic. */
export interface ProcessingErrors {
  entity: string;
  location?: string;
  errors: Error[];
}

/** A status is visible in the catalog some time after its event. */
const SETTLING = durationToMilliseconds({ seconds: 15 });

/** Longer than any processing interval: what is silent for so long is gone. */
const FORGOTTEN = durationToMilliseconds({ hours: 1 });

const MAX_DESCRIPTION = 1000;

/**
 * Tells a template's owner and the platform team when it breaks, once per
 * episode, and when it works again.
 *
 * Episodes live in memory. After a restart a template that is still broken is
 * told again, in place of the earlier notification: both have the same scope.
 */
export class TemplateWatch {
  /** When the catalog last complained about what is broken now. */
  private readonly lastErrors = new Map<string, number>();

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      logger: LoggerService;
      notifications: NotificationService;
      platformTeam: string;
      /** Location refs whose failure means that templates cannot be read. */
      templateLocations: Set<string>;
      now?: () => number;
    },
  ) {}

  async onErrors({ entity, location, errors }: ProcessingErrors) {
    if (!this.isAboutTemplates(entity, location)) {
      return;
    }
    const isKnown = this.lastErrors.has(entity);
    this.lastErrors.set(entity, this.now());
    if (isKnown) {
      return;
    }
    const reasons = errors.map(({ message }) => message).join('\n');
    await this.notify(entity, {
      title: `${titleOf(entity)} cannot be used as it is now`,
      description: `The last good version stays in use. ${reasons}`,
      severity: 'high',
    });
  }

  /** Closes the episodes of what works again. */
  async review() {
    const due = [...this.lastErrors].filter(
      ([, lastError]) => this.now() - lastError > SETTLING,
    );
    if (due.length === 0) {
      return;
    }
    const { items } = await this.options.catalog.getEntitiesByRefs(
      { entityRefs: due.map(([entityRef]) => entityRef) },
      { credentials: await this.options.auth.getOwnServiceCredentials() },
    );
    for (const [index, [entityRef, lastError]] of due.entries()) {
      const entity = items[index];
      if (entity && !hasErrors(entity)) {
        this.lastErrors.delete(entityRef);
        await this.notify(entityRef, {
          title: `${titleOf(entityRef)} works again`,
          description: 'The version in git is in use.',
          severity: 'normal',
        });
      } else if (!entity && this.now() - lastError > FORGOTTEN) {
        this.lastErrors.delete(entityRef);
      }
    }
  }

  private isAboutTemplates(entityRef: string, location?: string): boolean {
    const { kind } = parseEntityRef(entityRef);
    return (
      kind === 'template' ||
      (kind === 'location' &&
        location !== undefined &&
        this.options.templateLocations.has(location))
    );
  }

  private async recipientsFor(entityRef: string): Promise<string[]> {
    const { auth, catalog, platformTeam } = this.options;
    const entity = await catalog.getEntityByRef(entityRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    const owners = (entity?.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef);
    return [...new Set([...owners, platformTeam])];
  }

  private async notify(
    entityRef: string,
    message: {
      title: string;
      description: string;
      severity: 'high' | 'normal';
    },
  ) {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    try {
      await this.options.notifications.send({
        recipients: {
          type: 'entity',
          entityRef: await this.recipientsFor(entityRef),
        },
        payload: {
          ...message,
          description: message.description.slice(0, MAX_DESCRIPTION),
          link: `/catalog/${namespace}/${kind}/${name}`,
          topic: 'template-health',
          scope: `template-health:${entityRef}`,
        },
      });
    } catch (error) {
      // The next processing of a broken template tries again.
      this.lastErrors.delete(entityRef);
      this.options.logger.error(
        `Could not tell: ${message.title}`,
        toError(error),
      );
    }
  }

  private now(): number {
    return this.options.now?.() ?? Date.now();
  }
}

function titleOf(entityRef: string): string {
  const { kind, name } = parseEntityRef(entityRef);
  return kind === 'template' ? `Template ${name}` : 'A template';
}

function hasErrors(entity: AlphaEntity): boolean {
  return (entity.status?.items ?? []).some(({ level }) => level === 'error');
}
