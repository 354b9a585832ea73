import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../packageRoot';
import { isAlive, untilGone } from './__testUtils__/isAlive';
import { startTethered } from './startTethered';
import { TetheredOptions } from './Tethered';
import { TetheredProcesses } from './TetheredProcesses';

// Real processes, on machines that may be busy.
jest.setTimeout(60_000);

const env = { PATH: process.env.PATH ?? '' };

/** What the script prints, once there is a line that the pattern matches. */
function bash(script: string, options: Partial<TetheredOptions> = {}) {
  let output = '';
  const lines = new EventTarget();
  const started = startTethered({
    command: 'bash',
    args: ['-c', script],
    cwd: tmpdir(),
    env,
    onOutput: chunk => {
      output += chunk;
      lines.dispatchEvent(new Event('output'));
    },
    ...options,
  });
  const numbers = async (count: number): Promise<number[]> => {
    let found = output.match(/\d+\n/g) ?? [];
    while (found.length < count) {
      await once(lines, 'output');
      found = output.match(/\d+\n/g) ?? [];
    }
    return found.map(Number);
  };
  return { started, numbers, output: () => output };
}

describe('startTethered', () => {
  it('runs a command where and with what it is told', async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'tethered-')));
    const { started, output } = bash('pwd; cat; echo "$GREETING" >&2; env', {
      cwd: folder,
      env: { ...env, GREETING: 'hello' },
      stdin: 'from stdin\n',
    });

    expect(await (await started).exited).toEqual({ code: 0 });
    expect(output()).toContain(`${folder}\nfrom stdin\n`);
    expect(output()).toContain('hello\n');
    const names = [...output().matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(new Set(names)).toEqual(
      new Set([
        'GREETING',
        'PATH',
        'RUNNER_TRACKING_ID',
        // Of bash's own making.
        'PWD',
        'SHLVL',
        '_',
      ]),
    );
    await rm(folder, { recursive: true });
  });

  it('tells how the command ended', async () => {
    expect(await (await bash('exit 3').started).exited).toEqual({ code: 3 });
    expect(await (await bash('kill -KILL $$').started).exited).toEqual({
      signal: 'SIGKILL',
    });
  });

  it('lets a script open its own output by name', async () => {
    const { started, output } = bash(
      'echo one | tee /dev/stderr >/dev/null; echo two >/dev/stdout',
    );

    expect(await (await started).exited).toEqual({ code: 0 });
    expect(output()).toContain('one\n');
    expect(output()).toContain('two\n');
  });

  it('says what cannot be started', async () => {
    await expect(
      startTethered({ command: 'no-such', args: [], cwd: tmpdir(), env }),
    ).rejects.toThrow('spawn no-such ENOENT');
    await expect(
      startTethered({ command: 'true', args: [], cwd: '/nowhere', env }),
    ).rejects.toThrow("The folder '/nowhere' does not exist");
    await expect(bash('true', { env: { A: '\0' } }).started).rejects.toThrow(
      'without null bytes',
    );
  });

  it('lets a flood of output wait until it is taken', async () => {
    let received = 0;
    let waiting = 0;
    let mostWaiting = 0;
    const { started } = bash('head -c 20000000 /dev/zero', {
      onOutput: async chunk => {
        waiting += chunk.length;
        mostWaiting = Math.max(mostWaiting, waiting);
        await new Promise(setImmediate);
        waiting -= chunk.length;
        received += chunk.length;
      },
    });

    expect(await (await started).exited).toEqual({ code: 0 });
    expect(received).toBe(20_000_000);
    expect(mostWaiting).toBeLessThan(1_000_000);
  });

  it('ends the command when its output cannot be taken', async () => {
    const { started } = bash('while true; do echo more; sleep 0.01; done', {
      onOutput: () => {
        throw new Error('disk full');
      },
    });
    const { exited, pid } = await started;

    await expect(exited).rejects.toThrow('disk full');
    await untilGone(pid);
  });

  it.each([
    ['grandchildren', '(bash -c "echo \\$\\$; sleep 600" &) ; sleep 600'],
    [
      'a child that ignores SIGTERM',
      'trap "" TERM; echo $$; while true; do sleep 1; done',
    ],
    [
      'a child in a session of its own',
      'setsid bash -c "echo \\$\\$; sleep 600" & sleep 600',
    ],
    [
      'a child in a session of its own without an environment',
      'setsid env -i PATH="$PATH" bash -c "echo \\$\\$; sleep 600" & sleep 600',
    ],
    [
      'a stopped child',
      '(bash -c "echo \\$\\$; kill -STOP \\$\\$" &); sleep 600',
    ],
  ])('ends %s too', async (_, script) => {
    const { started, numbers } = bash(script);
    const { pid, end, exited } = await started;
    const [descendant] = await numbers(1);

    await end({ graceMs: 200 });

    expect(isAlive(pid)).toBe(false);
    await untilGone(descendant);
    expect(await exited).toEqual({ signal: expect.stringMatching(/^SIG/) });
  });

  it('leaves what runs in the background until all is ended', async () => {
    const group = new TetheredProcesses();
    let output = '';
    const { exited } = await group.start({
      command: 'bash',
      args: ['-c', 'sleep 600 >/dev/null 2>&1 & echo $!'],
      cwd: tmpdir(),
      env,
      onOutput: chunk => {
        output += chunk;
      },
    });
    expect(await exited).toEqual({ code: 0 });
    expect(isAlive(Number(output))).toBe(true);

    await group.endAll();

    await untilGone(Number(output));
    await expect(
      group.start({ command: 'true', args: [], cwd: tmpdir(), env }),
    ).rejects.toThrow('Too late to start true');
  });

  it('ends the command when its keeper is killed', async () => {
    const { pid, exited } = await bash('sleep 600').started;
    const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)]);

    process.kill(Number(stdout), 'SIGKILL');

    await untilGone(pid);
    expect(await exited).toEqual({ signal: 'SIGKILL' });
  });

  it('ends the command, SIGTERM ignored or not, when our own process is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tethered-'));
    const main = join(folder, 'main.ts');
    const script =
      'trap "" TERM; setsid bash -c "echo \\$\\$; sleep 600" & echo $$; while true; do sleep 1; done';
    await writeFile(
      main,
      `import { startTethered } from ${JSON.stringify(
        join(packageRoot, 'src/processes/startTethered.ts'),
      )};
      startTethered({
        command: 'bash',
        args: ['-c', ${JSON.stringify(script)}],
        cwd: '/',
        env: { PATH: process.env.PATH! },
        onOutput: chunk => void process.stdout.write(chunk),
      });`,
    );
    const owner = spawn(
      process.execPath,
      ['--require', '@backstage/cli/config/nodeTransform.cjs', main],
      { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    for await (const chunk of owner.stdout) {
      output += chunk;
      if ((output.match(/\n/g) ?? []).length === 2) {
        break;
      }
    }
    const pids = output.trim().split('\n').map(Number);
    expect(pids.map(isAlive)).toEqual([true, true]);

    owner.kill('SIGKILL');

    await Promise.all(pids.map(untilGone));
    await rm(folder, { recursive: true });
  });
});
