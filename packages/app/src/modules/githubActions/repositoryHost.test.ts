import { mockApis } from '@backstage/frontend-test-utils';
import { readGithubHosts, repositoryHost } from './repositoryHost';

describe('repositoryHost', () => {
  const hosts = ['github.com', 'localhost:7008'];

  it.each([
    ['github.com', 'github.com'],
    ['localhost', 'localhost:7008'],
    ['localhost:7008', 'localhost:7008'],
    [undefined, 'github.com'],
    ['github.elsewhere.example', 'github.elsewhere.example'],
  ])('of %s is %s', (hostname, expected) => {
    expect(repositoryHost(hostname, hosts)).toBe(expected);
  });

  it('comes from the configuration', () => {
    const config = mockApis.config({
      data: { integrations: { github: [{ host: 'localhost:7008' }, {}] } },
    });

    expect(readGithubHosts(config)).toEqual(['localhost:7008', 'github.com']);
  });

  it('is github.com where nothing is configured', () => {
    expect(readGithubHosts(mockApis.config({ data: {} }))).toEqual([
      'github.com',
    ]);
  });
});
