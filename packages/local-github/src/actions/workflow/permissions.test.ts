import { loaded } from './__testUtils__/load';
import { DEFAULT_PERMISSIONS, tokenPermissions } from './permissions';

async function permissionsOf(workflowLine: string, jobLine: string) {
  const workflow = await loaded(
    `on: push\n${workflowLine}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    ${jobLine}\n    steps: [{ run: one }]\n`,
  );
  return tokenPermissions({ workflow, job: workflow.jobs[0] });
}

describe('the permissions of a token', () => {
  it("are the repository's default where nobody says more", async () => {
    expect(await permissionsOf('', '')).toEqual(DEFAULT_PERMISSIONS);
    expect(DEFAULT_PERMISSIONS).toEqual({ contents: 'read', packages: 'read' });
  });

  it('are those of the workflow, and no other', async () => {
    expect(
      await permissionsOf('permissions: { issues: write, checks: none }', ''),
    ).toEqual({ issues: 'write' });
    expect(await permissionsOf('permissions: {}', '')).toEqual({});
  });

  it('are those of the job where it says them', async () => {
    expect(
      await permissionsOf(
        'permissions: write-all',
        'permissions: { contents: read }',
      ),
    ).toEqual({ contents: 'read' });
    expect(
      await permissionsOf('permissions: write-all', 'permissions: {}'),
    ).toEqual({});
  });

  it('may be all to read or all to write', async () => {
    expect(await permissionsOf('permissions: read-all', '')).toMatchObject({
      contents: 'read',
      packages: 'read',
      deployments: 'read',
    });
    const all = await permissionsOf('permissions: write-all', '');
    expect(all).toMatchObject({ contents: 'write', 'id-token': 'write' });
  });

  it('are at most those of the job that calls the workflow', () => {
    const caller = { contents: 'read', packages: 'write' } as const;
    const resolve = (asked?: Record<string, 'read' | 'write'>) =>
      tokenPermissions({ workflow: { permissions: asked }, job: {}, caller });

    expect(resolve()).toEqual(caller);
    expect(
      resolve({ contents: 'write', packages: 'read', issues: 'read' }),
    ).toEqual({ contents: 'read', packages: 'read' });
  });
});
