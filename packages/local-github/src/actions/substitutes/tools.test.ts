import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { TestRollout } from './__testUtils__/TestRollout';

jest.setTimeout(120_000);

describe('tools of this machine', () => {
  const path = process.env.PATH;
  let rollout: TestRollout;

  beforeEach(async () => {
    rollout = await TestRollout.start({ engine: 'none' });
    process.env.PATH = [rollout.dataDir, path].join(delimiter);
  });

  afterEach(async () => {
    process.env.PATH = path;
    await rollout.remove();
  });

  async function install(program: string, script: string) {
    const file = join(rollout.dataDir, program);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }

  it('scan what was built, and stop the job by what they find', async () => {
    await install('grype', 'echo "$@"; exit 2');
    await rollout.build();

    const scanned = await rollout.run('scan-image');

    expect(scanned).toMatchObject({ outcome: 'failure', exitCode: 2 });
    expect(rollout.job.log).toMatch(
      /^dir:\S+\/actions\/builds\/\d+\/[0-9a-f]{64} --fail-on critical --only-fixed$/m,
    );
  });

  it('reach the cluster of an environment that has one', async () => {
    await install('kubectl', 'true');

    await expect(
      rollout.run('deploy', { secrets: ['KUBE_CONFIG'] }),
    ).rejects.toThrow('deploy runs as it is written');
  });
});

describe('a deployment that takes too long', () => {
  it('is given up at the time limit of its step', async () => {
    const rollout = await TestRollout.start({ engine: 'none' });
    try {
      await rollout.commit(
        'f'.repeat(40),
        'src/main.ts',
        'setInterval(() => {}, 1000);',
      );
      const image = await rollout.build();

      const deployed = await rollout.run('deploy', {
        env: { IMAGE: image },
        timeoutMs: 2_000,
      });

      expect(deployed.outcome).toBe('timed_out');
      expect((await rollout.find())?.health).toBe('stopped');
    } finally {
      await rollout.remove();
    }
  });
});
