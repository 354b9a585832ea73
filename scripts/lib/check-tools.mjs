import { provideBrowser } from './browser.mjs';
import { findContainerEngine } from './container-engine.mjs';
import { yarnScript } from './install.mjs';
import { schemathesis } from './metrics-api.mjs';
import { Problem } from './problem.mjs';
import { runProcess } from './processes.mjs';
import { PythonTool } from './python-tool.mjs';
import { provideStandInImage } from './stand-in-image.mjs';
import {
  lacksTechdocsGenerator,
  makeTechdocsGenerator,
} from './techdocs-generator.mjs';
import { inRoot } from './workspace.mjs';

/** Thrown by a check whose external tool cannot be had on this machine. */
export class Skipped extends Error {}

/** What containers need here, or the reason why there can be none. */
export async function containers({ node, env, progress }) {
  const { name, reason } = await findContainerEngine(env);
  const standIn =
    name === 'buildah' &&
    (await provideStandInImage({
      ...{ node, env, progress },
      logFile: inRoot('.data/logs/stand-in-image.log'),
    }));
  return {
    reason,
    variables: standIn ? { LOCAL_GITHUB_STAND_IN_IMAGE: standIn } : {},
  };
}

/** A browser that this machine has or can fetch. */
export async function browser(context) {
  try {
    return await provideBrowser(context);
  } catch (error) {
    if (error instanceof Problem) {
      throw new Skipped(error.message.split('\n')[0], { cause: error });
    }
    throw error;
  }
}

/** What makes docs, where it is not there yet. */
export async function docsGenerator({ env, progress }) {
  if (lacksTechdocsGenerator(env)) {
    const logFile = inRoot('.data/logs/techdocs-generator.log');
    await progress.step('Making a docs generator', () =>
      makeTechdocsGenerator({ env, logFile }),
    );
  }
}

/** Makes the fuzzer of APIs, where it is not there yet, and answers whether it is now. */
export async function fuzzer({ env, progress }) {
  if (schemathesis.isMade || !PythonTool.isPythonThere(env)) {
    return schemathesis.isMade;
  }
  const logFile = inRoot('.data/logs/schemathesis.log');
  return progress.step('Making a fuzzer', () =>
    schemathesis.make({ env, logFile }),
  );
}

/** Runs the Yarn of this checkout, and answers whether it succeeded. */
export function yarn({ node, env }, ...args) {
  return passes({ node: node.path, env, args: [yarnScript(), ...args] });
}

/** Runs a process at the root, and answers whether it succeeded. */
export async function passes(options) {
  const { succeeded } = await runProcess({ cwd: inRoot(), ...options });
  return succeeded;
}
