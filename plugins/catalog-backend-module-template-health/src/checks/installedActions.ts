import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { durationToMilliseconds } from '@backstage/types';
import type { TemplateCheck } from './TemplateChecksProcessor';

const LIST_LIFETIME = durationToMilliseconds({ minutes: 1 });

/**
 * Every step runs an action that the scaffolder has. While the scaffolder does
 * not answer nothing can be said, and the template passes.
 */
export function installedActions(options: {
  auth: AuthService;
  logger: LoggerService;
  scaffolder: ScaffolderService;
}): TemplateCheck {
  const { auth, logger, scaffolder } = options;
  let listed: { ids: Set<string>; until: number } | undefined;

  async function actionIds(): Promise<Set<string>> {
    if (!listed || listed.until < Date.now()) {
      const actions = await scaffolder.listActions(
        {},
        { credentials: await auth.getOwnServiceCredentials() },
      );
      listed = {
        ids: new Set(actions.map(({ id }) => id)),
        until: Date.now() + LIST_LIFETIME,
      };
    }
    return listed.ids;
  }

  return async template => {
    let installed: Set<string>;
    try {
      installed = await actionIds();
    } catch (error) {
      logger.warn(
        'Could not list the actions to check templates by',
        toError(error),
      );
      return [];
    }
    return template.spec.steps
      .filter(({ action }) => !installed.has(action))
      .map(
        ({ id, name, action }) =>
          `Step '${id ?? name}' runs the action '${action}', which is not installed`,
      );
  };
}
