import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../clock';
import { Repository } from '../store/RepositoryStore';
import { Store } from '../store/Store';

/** A database in a folder of its own, with the repository `Acme/orders-api`. */
export async function openStore(): Promise<{
  dataDir: string;
  store: Store;
  repository: Repository;
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'local-github-store-'));
  const store = await Store.open(join(dataDir, 'github.sqlite'), systemClock);
  const owner = await store.accounts.create({
    type: 'Organization',
    login: 'Acme',
  });
  const repository = await store.repositories.create({
    ownerId: owner.id,
    name: 'orders-api',
    isPrivate: true,
  });
  return { dataDir, store, repository };
}
