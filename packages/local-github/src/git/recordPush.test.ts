import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainEvent, DomainEvents, PushEvent } from '../events';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { Store } from '../store/Store';
import { EMPTY_TREE } from './diffs';
import { GitRepository } from './GitRepository';
import { GitStorage } from './GitStorage';
import { recordPush } from './recordPush';
import { NO_SHA } from './refs';

const author = {
  name: 'Ada',
  email: 'ada@acme.example',
  date: '2026-11-24T12:00:00Z',
};

describe('recordPush', () => {
  let folder: string;
  let store: Store;
  let git: GitStorage;
  let objects: GitRepository;
  let repository: Repository;
  let sender: User;
  let published: DomainEvent[];
  const events = new DomainEvents();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-github-record-'));
    store = await Store.open(join(folder, 'github.sqlite'), () => new Date());
    git = await GitStorage.open(join(folder, 'repositories'));
    sender = (await store.accounts.create({
      type: 'User',
      login: 'ada',
    })) as User;
    repository = await store.repositories.create(
      { ownerId: sender.id, name: 'shop', isPrivate: false },
      created => git.create(created),
    );
    objects = git.of(repository);
    published = [];
    events.subscribe(event => published.push(event));
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function commit(parents: string[], files: Record<string, string>) {
    const base = parents[0] ?? EMPTY_TREE;
    const edits = await Promise.all(
      Object.entries(files).map(async ([path, content]) => ({
        path,
        mode: '100644',
        sha: await objects.writeBlob(Buffer.from(content)),
      })),
    );
    return objects.writeCommit({
      treeSha: await objects.editTree(parents[0] && base, edits),
      parents,
      author,
      committer: author,
      message: Object.keys(files).join(', '),
    });
  }

  async function move(name: string, before: string, after: string) {
    await objects.updateRef({ name, before, after });
    await recordPush({ store, git, events }, repository, sender, [
      { name, before, after },
    ]);
    return published.at(-1) as PushEvent;
  }

  it('lists what a branch gained, oldest first, with the files of each', async () => {
    const first = await commit([], { 'a.txt': '1' });
    const second = await commit([first], { 'a.txt': '2', 'b.txt': '1' });

    const event = await move('refs/heads/main', NO_SHA, second);

    expect(event).toMatchObject({
      type: 'push',
      before: NO_SHA,
      after: second,
      isForced: false,
      commits: [
        { sha: first, added: ['a.txt'], modified: [] },
        { sha: second, added: ['b.txt'], modified: ['a.txt'] },
      ],
      headCommit: { sha: second },
    });
  });

  it('lists of a new branch only what the default one has not', async () => {
    const first = await commit([], { 'a.txt': '1' });
    await move('refs/heads/main', NO_SHA, first);
    const second = await commit([first], { 'b.txt': '1' });

    const event = await move('refs/heads/side', NO_SHA, second);

    expect(event.commits.map(({ sha }) => sha)).toEqual([second]);
  });

  it('tells a rewritten history, and a deletion', async () => {
    const first = await commit([], { 'a.txt': '1' });
    const other = await commit([], { 'z.txt': '1' });
    await move('refs/heads/main', NO_SHA, first);
    await move('refs/heads/side', NO_SHA, first);

    expect(await move('refs/heads/side', first, other)).toMatchObject({
      isForced: true,
      commits: [{ sha: other }],
    });
    const deletion = await move('refs/heads/side', other, NO_SHA);
    expect(deletion).toMatchObject({ after: NO_SHA, commits: [] });
    expect(deletion.headCommit).toBeUndefined();
  });

  it('remembers when, and how much', async () => {
    await move('refs/heads/main', NO_SHA, await commit([], { 'a.txt': '1' }));

    const after = await store.repositories.findById(repository.id);
    expect(after?.sizeKb).toBeGreaterThan(0);
  });
});
