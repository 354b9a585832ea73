import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { shown } from './workspace.mjs';

const parts = {
  db: 'the portal’s database: catalog, tasks, settings',
  techdocs: 'documentation pages as they were built',
  'local-github': 'the local GitHub: repositories, accounts, credentials',
};

/** Removes what the portal and the local GitHub remember, and says what. */
export function resetLocalState(data, { print }) {
  const present = Object.entries(parts)
    .map(([name, about]) => ({ path: join(data, name), about }))
    .filter(({ path }) => existsSync(path));
  if (present.length === 0) {
    print('Nothing to reset: there is no local state yet.');
  }
  for (const { path, about } of present) {
    print(`Removing ${shown(path)} (${about})`);
    rmSync(path, { recursive: true });
  }
}
