import type { Entity } from '@backstage/catalog-model';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
  type LocationSpec,
} from '@backstage/plugin-catalog-node';
import {
  isTemplateEntityV1beta3,
  type TemplateEntityV1beta3,
} from '@backstage/plugin-scaffolder-common';

/** What is wrong with a template, one sentence each. */
export type TemplateCheck = (
  template: TemplateEntityV1beta3,
) => Promise<string[]>;

/**
 * Refuses a template that is well-formed, but could not run. The catalog then
 * keeps the version it had.
 */
export class TemplateChecksProcessor implements CatalogProcessor {
  constructor(private readonly checks: TemplateCheck[]) {}

  getProcessorName() {
    return 'TemplateChecksProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (isTemplateEntityV1beta3(entity)) {
      for (const check of this.checks) {
        for (const problem of await check(entity)) {
          emit(processingResult.inputError(location, problem));
        }
      }
    }
    return entity;
  }
}
