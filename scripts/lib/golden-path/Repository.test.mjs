import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PhaseFailure } from './PhaseFailure.mjs';
import { Repository } from './Repository.mjs';
import { fakeServer } from './fake-server.mjs';

const api = '/api/v3/repos/larkspur/orders';
const run = { id: 7, head_sha: 'c0ffee' };

async function aRepository(t, answers) {
  const at = Object.fromEntries(
    Object.entries(answers).map(([path, answer]) => [
      path.replace(' ', ` ${api}`),
      answer,
    ]),
  );
  const url = await fakeServer(t, at);
  return new Repository({ url: `${url}/larkspur/orders`, token: 'ghp_test' });
}

const awaitStaging = repository =>
  repository.awaitDeployment(
    { run, environment: 'staging' },
    { seconds: 5, onJob: () => {} },
  );

const aJob = job => ({
  id: 1,
  name: 'test',
  status: 'completed',
  conclusion: 'success',
  html_url: 'http://github.example/job/1',
  steps: [],
  ...job,
});

test('asks github.com where its API is', () => {
  const { api: asked } = new Repository({
    url: 'https://github.com/acme/orders',
    token: 'ghp_test',
  });
  assert.equal(asked.url, 'https://api.github.com/repos/acme/orders');
});

test('finds the deployment of the commit, and its address', async t => {
  const repository = await aRepository(t, {
    'GET /actions/runs/7/jobs': { jobs: [aJob()] },
    'GET /deployments': query =>
      query.get('sha') === 'c0ffee' && query.get('environment') === 'staging'
        ? [{ id: 3 }]
        : [],
    'GET /deployments/3/statuses': [
      { state: 'success', environment_url: 'http://localhost:30001' },
      { state: 'in_progress' },
    ],
  });

  assert.deepEqual(await awaitStaging(repository), {
    id: 3,
    url: 'http://localhost:30001',
  });
});

test('ends with the log of the job that failed, and names its step', async t => {
  const repository = await aRepository(t, {
    'GET /actions/runs/7/jobs': {
      jobs: [
        aJob({
          conclusion: 'failure',
          steps: [
            { name: 'Install', conclusion: 'success' },
            { name: 'Test', conclusion: 'failure' },
          ],
        }),
      ],
    },
    'GET /deployments': [],
    'GET /actions/jobs/1/logs': 'not ok 1 - greets\n',
  });

  await assert.rejects(awaitStaging(repository), error => {
    assert.ok(error instanceof PhaseFailure);
    assert.equal(
      error.message,
      "The job 'test' ended with failure: http://github.example/job/1",
    );
    assert.equal(error.log, '── test › Test\nnot ok 1 - greets\n');
    return true;
  });
});

test('ends when the run is over and nothing was deployed', async t => {
  const repository = await aRepository(t, {
    'GET /actions/runs/7/jobs': { jobs: [] },
    'GET /actions/runs/7': {
      status: 'completed',
      conclusion: 'startup_failure',
      html_url: 'http://github.example/run/7',
    },
    'GET /deployments': [],
  });

  await assert.rejects(awaitStaging(repository), {
    message:
      'The workflow run ended with startup_failure and deployed nothing to staging: http://github.example/run/7',
  });
});

test('says that a deployment names no address', async t => {
  const repository = await aRepository(t, {
    'GET /actions/runs/7/jobs': { jobs: [] },
    'GET /deployments': [{ id: 3 }],
    'GET /deployments/3/statuses': [{ state: 'success', environment_url: '' }],
  });

  await assert.rejects(awaitStaging(repository), {
    message: 'The deployment to staging succeeded, but says no URL.',
  });
});

test('ends with the log of a required check that failed', async t => {
  const repository = await aRepository(t, {
    'GET /commits/c0ffee/check-runs': query => ({
      check_runs: [
        {
          id: 1,
          name: query.get('check_name'),
          status: 'completed',
          conclusion: 'failure',
          html_url: 'http://github.example/job/1',
        },
      ],
    }),
    'GET /actions/jobs/1/logs': 'not ok 1\n',
  });

  await assert.rejects(
    repository.awaitChecks('c0ffee', ['test'], { seconds: 5 }),
    error => {
      assert.match(error.message, /^The check 'test' ended with failure/);
      assert.equal(error.log, 'not ok 1\n');
      return true;
    },
  );
});
