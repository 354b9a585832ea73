import { delimiter } from 'node:path';
import { PythonTool } from './python-tool.mjs';

const generator = new PythonTool({
  name: 'techdocs',
  title: 'docs generator',
  requirement: 'mkdocs-techdocs-core>=1.6,<2',
});

/**
 * The environment in which the backend finds the generator, as soon as it is
 * there. It comes before a MkDocs of the machine's, which may lack TechDocs' part.
 */
export function withTechdocsGenerator(env) {
  return { ...env, PATH: [generator.bin, env.PATH].join(delimiter) };
}

/** Whether there is a generator to make: none was made yet, and Python is there. */
export function lacksTechdocsGenerator(env) {
  return !generator.isMade && PythonTool.isPythonThere(env);
}

/** Where it cannot be made, the Docs pages say that there is none; its log says why. */
export async function makeTechdocsGenerator({ env, logFile }) {
  await generator.make({ env, logFile });
}
