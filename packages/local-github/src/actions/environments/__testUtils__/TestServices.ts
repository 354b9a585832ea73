import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../../../__testUtils__/openStore';
import { servicePorts } from '../../../__testUtils__/servicePorts';
import { systemClock } from '../../../clock';
import { DomainEvents } from '../../../events';
import { Repository } from '../../../store/RepositoryStore';
import { Store } from '../../../store/Store';
import { LocalServices } from '../LocalServices';
import { ProcessBuilds } from '../ProcessBuilds';
import { Timing, usualTiming } from '../timing';

const IMPATIENT: Timing = {
  ...usualTiming,
  startMs: 15_000,
  probeMs: 100,
  restartMs: 50,
  longestRestartMs: 200,
};

/**
 * A service in a few lines. `/` says `says`, `/slow` says it after a second,
 * `/crash` ends it.
 */
const SERVICE = `
import { createServer } from 'node:http';
const { says, readiness } = SETTINGS;
console.log('starting ' + says);
const answers = {
  '/': (_, answer) => answer.end(says),
  '/slow': (_, answer) => setTimeout(() => answer.end(says), 1000),
  '/crash': () => { console.log('crashing on purpose'); process.exit(3); },
  '/environment': (_, answer) => answer.end(JSON.stringify(process.env)),
  '/headers': (request, answer) => answer.end(JSON.stringify(request.headers)),
  '/healthz': (_, answer) => answer.end('ok'),
  '/readyz': (_, answer) => { answer.statusCode = readiness; answer.end(); },
};
const server = createServer((request, answer) => answers[request.url](request, answer));
server.on('upgrade', (request, socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: echo\\r\\n\\r\\n');
  socket.pipe(socket);
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => server.close());
`;

/** The services of a repository, on a database of their own. */
export class TestServices {
  readonly dataDir: string;
  readonly store: Store;
  readonly events = new DomainEvents();
  readonly repository: Repository;
  readonly builds: ProcessBuilds;
  services: LocalServices;

  static async start(): Promise<TestServices> {
    const { dataDir, store, repository } = await openStore();
    const builds = await ProcessBuilds.open(join(dataDir, 'builds'));
    const events = new DomainEvents();
    return new TestServices(
      { dataDir, store, repository, builds, events },
      await startServices(store, builds, events),
    );
  }

  private constructor(
    parts: Pick<
      TestServices,
      'dataDir' | 'store' | 'repository' | 'builds' | 'events'
    >,
    services: LocalServices,
  ) {
    this.dataDir = parts.dataDir;
    this.store = parts.store;
    this.repository = parts.repository;
    this.builds = parts.builds;
    this.events = parts.events;
    this.services = services;
  }

  /** Answers the digest. */
  async build(service: { says: string; readiness?: number }): Promise<string> {
    return this.buildFrom(
      SERVICE.replace(
        'SETTINGS',
        JSON.stringify({ readiness: 200, ...service }),
      ),
      service.says,
    );
  }

  async buildFrom(source: string, sha: string): Promise<string> {
    const { id } = this.repository;
    const folder = await this.builds.prepareFolder(id);
    await writeFile(join(folder, 'main.mjs'), source);
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ scripts: { start: 'node main.mjs' } }),
    );
    const digest = await this.builds.keep(id, folder);
    await this.store.localServices.recordBuild({
      repositoryId: id,
      digest,
      image: 'ghcr.io/acme/orders-api',
      sha,
      runtime: 'process',
    });
    return digest;
  }

  /** Builds and deploys; answers where it is. */
  async deploy(
    service: { says: string; readiness?: number },
    environment: string = 'staging',
  ): Promise<string> {
    const digest = await this.build(service);
    const { url } = await this.release(digest, environment);
    return url;
  }

  async release(digest: string, environment: string = 'staging') {
    return this.services.deploy({
      repositoryId: this.repository.id,
      environment,
      digest,
      runId: 1,
      variables: { LOG_LEVEL: 'debug' },
    });
  }

  async find(environment: string = 'staging') {
    return this.services.find(this.repository.id, environment);
  }

  /** As the local GitHub does at its next start. */
  async restart(): Promise<void> {
    await this.services.stop();
    this.services = await startServices(this.store, this.builds, this.events);
  }

  async remove(): Promise<void> {
    await this.services.stop();
    await this.store.close();
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function startServices(
  store: Store,
  builds: ProcessBuilds,
  events: DomainEvents,
): Promise<LocalServices> {
  return LocalServices.start(
    { store, events, clock: systemClock, log: () => {} },
    { runners: async () => builds, ports: servicePorts(), timing: IMPATIENT },
  );
}
