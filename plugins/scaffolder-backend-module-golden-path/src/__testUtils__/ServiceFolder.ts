import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RenderedFile } from './TemplateDryRun';

/** A rendered service on disk, as its squad will have it. */
export class ServiceFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'service-'));

  constructor(files: RenderedFile[]) {
    for (const { path, content } of files) {
      const file = join(this.path, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  /** The names of the folders in a folder; none where it is missing. */
  folders(parent: string): string[] {
    const folder = join(this.path, parent);
    return existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter(entry => entry.isDirectory())
          .map(({ name }) => name)
      : [];
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
