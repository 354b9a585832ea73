import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanUp } from './clean-up.mjs';
import { fakeServer } from './fake-server.mjs';

const people = {
  author: { portalToken: 'portal' },
  owner: { githubToken: 'github' },
};

/** A server that is portal and GitHub at once, and what was removed from it. */
async function aWorld(t, { isRegistered, refusal }) {
  const removed = [];
  let registered = isRegistered;
  const url = await fakeServer(t, {
    'GET /api/catalog/locations/by-entity/component/default/orders': () =>
      registered ? { id: 'l1' } : undefined,
    'GET /api/catalog/entities/by-name/component/default/orders': () =>
      registered ? { kind: 'Component' } : undefined,
    'DELETE /api/catalog/locations/l1': () => {
      registered = false;
      removed.push('entity');
      return {};
    },
    'DELETE /api/v3/repos/larkspur/orders': () => {
      if (refusal) {
        return refusal;
      }
      removed.push('repository');
      return {};
    },
  });
  const made = { name: 'orders', repositoryUrl: `${url}/larkspur/orders` };
  return { removed, tidy: () => cleanUp({ portalUrl: url, people, made }) };
}

test('removes the entity first, then the repository', async t => {
  const { removed, tidy } = await aWorld(t, { isRegistered: true });

  await tidy();

  assert.deepEqual(removed, ['entity', 'repository']);
});

test('removes the repository of a task that failed before it registered', async t => {
  const { removed, tidy } = await aWorld(t, { isRegistered: false });

  await tidy();

  assert.deepEqual(removed, ['repository']);
});

test('is content where no repository was made', async t => {
  const { tidy } = await aWorld(t, { isRegistered: false, refusal: 404 });

  await tidy();
});

test('says what is left where the token may not delete it', async t => {
  const { tidy } = await aWorld(t, { isRegistered: false, refusal: 403 });

  await assert.rejects(tidy(), {
    message: /orders is still there: the token may not delete it/,
  });
});
