import { pullRequestSchema, repositorySchema } from '../github/objects';
import { causeOf } from './causeOf';
import { toPullRequestReport } from './pullRequest';

const SHA = 'c4295bd74fb0f4fda03689c3df3f2803b658fd85';

describe('the cause of an incident', () => {
  it.each([
    [`Deployment: ${SHA}`, { sha: SHA }],
    [`Caused by ${SHA}`, { sha: SHA }],
    [`What happened.\r\n\r\n- **Caused by:** \`${SHA}\`.\r\n`, { sha: SHA }],
    ['> caused by commit C4295BD', { sha: 'c4295bd' }],
    [
      `Caused by: https://github.com/larkspur/orders/commit/${SHA}`,
      { sha: SHA },
    ],
    [
      'Deployment: https://api.github.com/repos/larkspur/orders/deployments/42',
      { deployment: '42' },
    ],
    [
      'deployment: <https://ghe.example/a/b/deployments/42?x=1>',
      { deployment: '42' },
    ],
  ])('is read from %j', (body, cause) => {
    expect(causeOf(body)).toEqual(cause);
  });

  it.each([
    '',
    'The deployment of c4295bd looks odd',
    'Caused by a full disk',
    'Deployment: 1234567',
    'Deployment: https://github.com/larkspur/orders/deployments/production',
    `<!-- Caused by ${SHA} -->`,
    `Not caused by ${SHA}`,
  ])('is not guessed from %j', body => {
    expect(causeOf(body)).toBeUndefined();
  });
});

describe('a pull request', () => {
  const repository = repositorySchema.parse({
    id: 7,
    full_name: 'larkspur/orders',
    html_url: 'https://github.com/larkspur/orders',
    default_branch: 'main',
    created_at: '2026-11-02T09:00:00Z',
    updated_at: '2026-11-02T09:00:00Z',
  });
  const reportOf = (body: string) =>
    toPullRequestReport(
      repository,
      pullRequestSchema.parse({
        number: 12,
        body,
        base: { ref: 'main' },
        updated_at: '2026-11-02T09:00:00Z',
      }),
    );

  it.each([
    ['Fixes #3', [3]],
    ['fixed: #3, closes #1 and resolves larkspur/orders#2', [1, 2, 3]],
    ['Closes https://github.com/Larkspur/Orders/issues/4', [4]],
    ['Resolve GH-5', [5]],
    ['Fixes larkspur/stock#6', []],
    ['See #7, prefixes #8', []],
    ['<!-- Fixes #9 --> `fixes #10`\n```\nfixes #11\n```\n', []],
  ])('that says %j closes %j', (body, fixes) => {
    expect(reportOf(body)?.fixes).toEqual(fixes);
  });

  it.each([
    ['Reverts larkspur/orders#11', 11],
    ['Reverts larkspur/stock#11', undefined],
    ['This reverts to the old way, see #11', undefined],
  ])('that says %j reverts %p', (body, reverts) => {
    expect(reportOf(body)?.reverts).toBe(reverts);
  });
});
