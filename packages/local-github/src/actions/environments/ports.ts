import { listen } from '../../http/listen';
import { LocalServiceStore } from '../../store/LocalServiceStore';

/** The ports that environments get, both ends included. */
export interface PortRange {
  first: number;
  last: number;
}

/** Gives an environment the first port of the range that nobody has. */
export async function assignPort(
  store: LocalServiceStore,
  { first, last }: PortRange,
  key: { repositoryId: number; environment: string },
): Promise<number> {
  const assigned = new Set((await store.listPorts()).map(({ port }) => port));
  for (let port = first; port <= last; port++) {
    if (!assigned.has(port) && (await isFree(port))) {
      await store.assignPort({ ...key, port });
      return port;
    }
  }
  throw new Error(
    `All ports from ${first} to ${last} are taken: widen LOCAL_GITHUB_SERVICE_PORTS, or delete environments that are not needed`,
  );
}

async function isFree(port: number): Promise<boolean> {
  try {
    const probe = await listen(port, () => {});
    await probe.close();
    return true;
  } catch {
    return false;
  }
}
