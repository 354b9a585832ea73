import { Contract } from '../__testUtils__/Contract';
import { TestGithub } from '../__testUtils__/testGithub';

describe('the list of served operations', () => {
  it('promises nothing that answers 501', async () => {
    const github = await TestGithub.start();
    const unserved: string[] = [];

    for (const { name } of Contract.load().operations) {
      const [method, template] = name.split(' ');
      const path = template.replace(/\{\w+\}/g, '1');
      const response = await github.fetch(`/api/v3${path}`, {
        method,
        headers: { Authorization: 'token ghp_ada' },
      });
      if (response.status === 501) {
        unserved.push(name);
      }
    }

    expect(unserved).toEqual([]);
  });
});
