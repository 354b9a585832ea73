import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../../packageRoot';

const skeleton = resolve(packageRoot, '../../templates/microservice/skeleton');

const values: Record<string, string> = {
  name: 'orders-api',
  description: 'Takes orders from the shop',
  repositoryUrl: 'http://localhost:7008/acme/orders-api',
};

/**
 * The service that the template makes, in an existing folder. Only what plain
 * values are filled into is rendered: enough to build and run it.
 */
export async function writeSkeleton(folder: string): Promise<void> {
  await cp(skeleton, folder, {
    recursive: true,
    filter: path => !path.includes('node_modules'),
  });
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter(entry => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    const text = await readFile(path, 'utf8');
    const rendered = text.replace(
      /\$\{\{ values\.(\w+)( \| dump)? \}\}/g,
      (whole, name, dump) => {
        const value = values[name];
        return value && dump ? JSON.stringify(value) : (value ?? whole);
      },
    );
    await writeFile(path, rendered);
  }
}
