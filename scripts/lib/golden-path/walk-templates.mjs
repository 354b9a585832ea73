import { passes } from '../check-tools.mjs';
import { noCredentials } from '../github-mode.mjs';
import { freePorts } from '../ports.mjs';
import { inRoot } from '../workspace.mjs';
import { templateFolders } from './template.mjs';

/** Walks the golden path with every template there is, on the local GitHub, whatever runs beside. */
export async function walkTemplates({ env, rest }) {
  for (const folder of templateFolders()) {
    const reports = inRoot('.data/golden-path', folder);
    const [portalPort] = await freePorts(1);
    const hasPassed = await passes({
      node: process.execPath,
      args: [
        inRoot('scripts/golden-path.mjs'),
        ...['--template', folder],
        ...['--json', `${reports}.json`],
        ...['--junit', `${reports}.xml`],
        ...rest,
      ],
      env: { ...env, ...noCredentials, PORTAL_PORT: String(portalPort) },
    });
    if (!hasPassed) {
      return false;
    }
  }
  return true;
}
