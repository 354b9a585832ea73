import { findOnPath } from './path-lookup.mjs';
import { runProcess } from './processes.mjs';

/** Those that the local GitHub takes, in its order. */
const engines = [
  { name: 'docker', question: ['info'] },
  { name: 'podman', question: ['info'] },
  // Without a daemon, and for root only: services are started in a chroot.
  { name: 'buildah', question: ['--version'], needsRoot: true },
];

/** The first container engine that works here: its name, or why there is none. */
export async function findContainerEngine(env) {
  const reasons = [];
  for (const { name, question, needsRoot } of engines) {
    const program = findOnPath(name, env);
    if (!program) {
      reasons.push(`${name} is not installed`);
    } else if (needsRoot && process.getuid?.() !== 0) {
      reasons.push(`${name} works here for root only`);
    } else if (!(await answers(program, question, env))) {
      reasons.push(`${name} does not work`);
    } else {
      return { name };
    }
  }
  return { reason: reasons.join(', ') };
}

async function answers(program, args, env) {
  const { succeeded } = await runProcess({
    name: program,
    program,
    args,
    env,
    onLine: () => {},
  });
  return succeeded;
}
