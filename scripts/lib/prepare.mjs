import { existsSync } from 'node:fs';
import { requireSpace, requireWritable } from './disk.mjs';
import { install, isInstalled } from './install.mjs';
import { findNode, withNodeFirst } from './node-runtime.mjs';
import { inRoot } from './workspace.mjs';

/** What both commands need first: a Node that fits, and the packages. */
export async function prepare({ progress, env = process.env }) {
  const node = await findNode({
    whileFetching: (version, fetch) => {
      requireRoom();
      return progress.step(`Fetching Node ${version}`, fetch);
    },
  });
  const nodeEnv = withNodeFirst(node, env);
  const title = `Packages for Node ${node.version}`;
  if (isInstalled(node)) {
    progress.done(title);
  } else {
    requireRoom();
    await progress.step(title, onStep =>
      install({
        node,
        env: nodeEnv,
        logFile: inRoot('.data/logs/install.log'),
        onStep,
      }),
    );
  }
  return { node, env: nodeEnv };
}

function requireRoom() {
  requireWritable(inRoot());
  if (!existsSync(inRoot('node_modules'))) {
    requireSpace(inRoot(), { gigabytes: 2.5, purpose: 'the packages' });
  }
}
