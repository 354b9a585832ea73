import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotModifiedError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { TECHDOCS_ANNOTATION } from '@backstage/plugin-techdocs-common';
import {
  parseReferenceAnnotation,
  transformDirLocation,
  type PreparerBase,
  type PreparerOptions,
  type PreparerResponse,
} from '@backstage/plugin-techdocs-node';
import { parseDocument } from 'yaml';

const MKDOCS_FILES = ['mkdocs.yml', 'mkdocs.yaml'];

/**
 * Prepares the docs of an entity that was read from a file: copies what MkDocs
 * needs, and nothing else.
 *
 * The stock preparer hands out the folder itself. For a repository's root that
 * means a walk through `node_modules`, a refusal because of some link in there,
 * and a `mkdocs.yml` that the build writes to.
 */
export class WorkingTreePreparer implements PreparerBase {
  constructor(
    private readonly options: {
      integrations: ScmIntegrationRegistry;
      /** Prepares what lies in a repository. */
      repositories: PreparerBase;
    },
  ) {}

  shouldCleanPreparedDirectory(): boolean {
    return true;
  }

  async prepare(
    entity: Entity,
    options?: PreparerOptions,
  ): Promise<PreparerResponse> {
    const { type, target } = transformDirLocation(
      entity,
      parseReferenceAnnotation(TECHDOCS_ANNOTATION, entity),
      this.options.integrations,
    );
    if (type !== 'dir') {
      return this.options.repositories.prepare(entity, options);
    }

    const sources = await documentationIn(target);
    const etag = await fingerprint(target, sources);
    if (etag === options?.etag) {
      throw new NotModifiedError();
    }
    const preparedDir = await mkdtemp(join(tmpdir(), 'techdocs-'));
    for (const source of sources) {
      await cp(join(target, source), join(preparedDir, source), {
        recursive: true,
      });
    }
    return { preparedDir, etag };
  }
}

/** The MkDocs file and the folder it names, as far as they are there. */
async function documentationIn(folder: string): Promise<string[]> {
  const present = await readdir(folder);
  const mkdocsFile = MKDOCS_FILES.find(name => present.includes(name));
  const docsDir = mkdocsFile && (await readDocsDir(join(folder, mkdocsFile)));
  const sources = [mkdocsFile, docsDir ?? 'docs'];

  const found: string[] = [];
  for (const source of sources) {
    if (source && (await exists(resolveSafeChildPath(folder, source)))) {
      found.push(source);
    }
  }
  return found;
}

async function readDocsDir(mkdocsFile: string): Promise<string | undefined> {
  const mkdocs = parseDocument(await readFile(mkdocsFile, 'utf8'));
  const docsDir = mkdocs.get('docs_dir');
  return typeof docsDir === 'string' ? docsDir : undefined;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Changes when a file is added, removed or written. */
async function fingerprint(folder: string, sources: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesBelow(join(folder, source))) {
      const { mtimeMs, size } = await stat(path);
      hash.update(`${path} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) {
    return [path];
  }
  const entries = await readdir(path, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}
