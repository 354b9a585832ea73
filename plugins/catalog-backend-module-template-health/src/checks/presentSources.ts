import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  resolveSafeChildPath,
  type LoggerService,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { getEntitySourceLocation } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import type { TemplateCheck } from './TemplateChecksProcessor';

/** The actions that read beside the template, and whether they read a folder. */
const FETCH_ACTIONS: Record<string, 'folder' | 'file'> = {
  'fetch:plain': 'folder',
  'fetch:template': 'folder',
  'fetch:plain:file': 'file',
  'fetch:template:file': 'file',
};

/**
 * What a template fetches from beside itself, such as `./skeleton`, is there.
 * Where GitHub does not answer nothing can be said, and the template passes.
 */
export function presentSources(options: {
  integrations: ScmIntegrationRegistry;
  logger: LoggerService;
  reader: UrlReaderService;
}): TemplateCheck {
  const { integrations, logger, reader } = options;

  async function isInWorkingTree(template: string, source: string) {
    try {
      await access(resolveSafeChildPath(dirname(template), source));
      return true;
    } catch {
      return false;
    }
  }

  async function isInRepository(
    template: string,
    source: string,
    kind: 'folder' | 'file',
  ) {
    const url = integrations.resolveUrl({ url: source, base: template });
    try {
      const { files } = await reader.search(
        kind === 'folder' ? `${url.replace(/\/$/, '')}/**` : url,
      );
      return files.length > 0;
    } catch (error) {
      logger.warn(`Could not check whether ${url} exists`, toError(error));
      return true;
    }
  }

  return async template => {
    const location = getEntitySourceLocation(template);
    const problems: string[] = [];
    for (const { step, source, kind } of literalSources(template)) {
      const isPresent =
        location.type === 'file'
          ? await isInWorkingTree(location.target, source)
          : await isInRepository(location.target, source, kind);
      if (!isPresent) {
        problems.push(
          `Step '${step}' fetches '${source}', which is not beside the template`,
        );
      }
    }
    return problems;
  };
}

/** Relative sources that are written out rather than computed by an expression. */
function* literalSources(template: TemplateEntityV1beta3) {
  for (const { id, name, action, input } of template.spec.steps) {
    const kind = FETCH_ACTIONS[action];
    const source = input?.url;
    if (
      kind &&
      typeof source === 'string' &&
      !source.includes('${{') &&
      !URL.canParse(source)
    ) {
      yield { step: id ?? name, source, kind };
    }
  }
}
