import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

const TEMPLATES = resolvePackagePath(
  '@internal/plugin-scaffolder-backend-module-golden-path',
  '../../templates',
);

/** One of the repository's templates, with the values that its tests fill into its form. */
export class TemplateFolder {
  static all(): TemplateFolder[] {
    return readdirSync(TEMPLATES, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => new TemplateFolder(entry.name));
  }

  static named(name: string): TemplateFolder {
    return new TemplateFolder(name);
  }

  readonly entity: TemplateEntityV1beta3;
  readonly values: JsonObject;

  private constructor(readonly name: string) {
    this.entity = parse(this.read('template.yaml'));
    this.values = parse(this.read('test-values.yaml'));
  }

  /** Fields of the form that take any text. */
  freeTextFields(): string[] {
    return [this.entity.spec.parameters ?? []].flat().flatMap(page =>
      Object.entries((page.properties ?? {}) as Record<string, JsonObject>)
        .filter(
          ([, field]) =>
            field.type === 'string' &&
            !('pattern' in field || 'enum' in field || 'ui:field' in field),
        )
        .map(([name]) => name),
    );
  }

  files(): Array<{ path: string; base64Content: string }> {
    return readdirSync(this.path('.'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => ({
        path: file.slice(this.path('.').length + 1),
        base64Content: readFileSync(file).toString('base64'),
      }));
  }

  has(file: string): boolean {
    return existsSync(this.path(file));
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  private path(file: string): string {
    return join(TEMPLATES, this.name, file);
  }
}
