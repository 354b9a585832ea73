import { PortRange } from '../actions/environments/ports';

const PER_WORKER = 20;

/** For deployed services: Jest's workers run at a time, and each has its own. */
export function servicePorts(): PortRange {
  const first = 18_400 + PER_WORKER * Number(process.env.JEST_WORKER_ID);
  return { first, last: first + PER_WORKER - 1 };
}
