import { install, isInstalled } from './install.mjs';
import { findNode, withNodeFirst } from './node-runtime.mjs';
import { inRoot } from './workspace.mjs';

/** What both commands need first: a Node that fits, and the packages. */
export async function prepare({ progress, env = process.env }) {
  const node = await findNode({
    whileFetching: (version, fetching) =>
      progress.step(`Fetching Node ${version}`, fetching),
  });
  const nodeEnv = withNodeFirst(node, env);
  const title = `Packages for Node ${node.version}`;
  if (isInstalled(node)) {
    progress.done(title);
  } else {
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
