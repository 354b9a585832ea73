import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Portal } from './Portal.mjs';
import { fakeServer } from './fake-server.mjs';

const events = '/api/scaffolder/v2/tasks/t1/events';
const log = (id, message, status) => ({
  id,
  type: 'log',
  body: { message, status, stepId: 'push' },
});

async function aPortal(t, answers) {
  return new Portal({ url: await fakeServer(t, answers), token: 'test' });
}

test('follows a task, step by step, to its links', async t => {
  const portal = await aPortal(t, {
    [`GET ${events}`]: query =>
      query.has('after')
        ? [
            {
              id: 2,
              type: 'completion',
              body: {
                status: 'completed',
                output: {
                  links: [{ title: 'Repository', url: 'http://github/orders' }],
                },
              },
            },
          ]
        : [log(1, 'Beginning step Push', 'processing')],
  });
  const steps = [];

  const links = await portal.follow('t1', {
    seconds: 5,
    onStep: step => steps.push(step),
  });

  assert.equal(links.Repository.url, 'http://github/orders');
  assert.deepEqual(steps, ['Beginning step Push']);
});

test('ends with the log of a task that failed', async t => {
  const portal = await aPortal(t, {
    [`GET ${events}`]: [
      log(1, 'Pushing', 'processing'),
      log(2, 'It was refused', 'failed'),
      {
        id: 3,
        type: 'completion',
        body: { status: 'failed', error: { message: 'Push was refused' } },
      },
    ],
  });

  await assert.rejects(
    portal.follow('t1', { seconds: 5, onStep: () => {} }),
    error => {
      assert.equal(error.message, 'Push was refused');
      assert.match(error.log, /^Pushing\nIt was refused/);
      return true;
    },
  );
});

test('has nothing to unregister where nothing was registered', async t => {
  const portal = await aPortal(t, {});

  await portal.unregister('orders');

  assert.equal(await portal.hasService('orders'), undefined);
});

for (const [githubHost, url] of [
  ['github.com', 'https://github.com/acme/orders'],
  ['localhost:7008', 'http://localhost:7008/acme/orders'],
]) {
  test(`knows where on ${githubHost} the repository will be`, async t => {
    const portal = await aPortal(t, {
      'POST /api/scaffolder/.backstage/actions/v1/actions/scaffolder:list-service-choices/invoke':
        { output: { githubHost } },
    });

    assert.equal(
      await portal.repositoryUrlOf({ githubOwner: 'acme', name: 'orders' }),
      url,
    );
  });
}
