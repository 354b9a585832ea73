import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTemplate, templateFolders } from './template.mjs';

test('fills in what the tests of the template do, under a name of its own', () => {
  const { ref, values } = readTemplate('microservice', { now: () => 36 ** 7 });

  assert.equal(ref, 'template:default/microservice');
  assert.match(values.name, /^[a-z][a-z0-9-]*-10000000$/);
  assert.match(values.squad, /^group:default\//);
});

test('fills in something else where told so', () => {
  const { values } = readTemplate('microservice', {
    overrides: { name: 'orders', githubOwner: 'acme' },
  });

  assert.equal(values.name, 'orders');
  assert.equal(values.githubOwner, 'acme');
});

test('names the templates there are where one is not', () => {
  assert.throws(() => readTemplate('mikroservice'), {
    message: "There is no template 'mikroservice'.",
    wayOut: `Choose from ${templateFolders().join(', ')}.`,
  });
});
