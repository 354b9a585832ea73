import { githubMode } from '../github-mode.mjs';
import { isReady, startOwnPortal } from '../own-portal.mjs';
import { Problem } from '../problem.mjs';

/** Where the portal is that runs already, or one of its own that ends with this run. */
export async function portalAtHand({ settings, env, node, logs, progress }) {
  const running = `http://localhost:${settings.portalPort}`;
  if (await isReady(running)) {
    progress.done(`Portal at ${running}`);
    return running;
  }
  if (githubMode(env) !== 'local') {
    throw new Problem(
      `No portal runs at ${running}.`,
      'Start it first with npm start: people sign in at github.com only to a portal that stays where it is.',
    );
  }
  return progress.step('Starting a portal of its own', onDetail =>
    startOwnPortal({ env, node, logs, onDetail }),
  );
}
