import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestJob } from './__testUtils__/TestJob';

// Real processes, on machines that may be busy.
jest.setTimeout(60_000);

describe('runShellStep', () => {
  let job: TestJob;

  beforeEach(async () => {
    job = await TestJob.create();
  });

  afterEach(() => job.end());

  it('runs a script in the workspace and shows what it runs', async () => {
    const result = await job.run('echo "in $PWD"\necho $GREETING\n', {
      env: { GREETING: 'hello' },
    });

    expect(result).toMatchObject({ outcome: 'success', exitCode: 0 });
    expect(job.log).toMatch(
      new RegExp(
        [
          '^##\\[group\\]Run echo "in \\$PWD"',
          '\\u001b\\[36;1mecho "in \\$PWD"\\u001b\\[0m',
          '\\u001b\\[36;1mecho \\$GREETING\\u001b\\[0m',
          'shell: /\\S*/bash -e \\{0\\}',
          'env:',
          '  GREETING: hello',
          '##\\[endgroup\\]',
          `in ${job.workspace}`,
          'hello',
          '$',
        ].join('\n'),
      ),
    );
  });

  it.each([
    ['stops at the first failure', undefined, 'false\necho on', 1, ''],
    [
      'knows no pipefail by default',
      undefined,
      'false | true\necho on',
      0,
      'on\n',
    ],
    [
      'has pipefail when bash is asked for',
      'bash',
      'false | true\necho on',
      1,
      '',
    ],
    ['runs sh', 'sh', 'echo ${BASH:-plain}', 0, expect.any(String)],
    ['runs a template', 'bash -u {0}', 'false\necho on', 0, 'on\n'],
    [
      'keeps quoted words of a template together',
      `bash -c 'echo "$1" with "$0"' "a b" {0}`,
      '',
      0,
      expect.stringMatching(/^\/\S+\.sh with a b\n$/),
    ],
  ])('%s', async (_, shell, script, exitCode, output) => {
    const result = await job.run(script, { shell });

    expect(result.exitCode).toBe(exitCode);
    const failure = `##[error]Process completed with exit code ${exitCode}.\n`;
    expect(job.output.replace(failure, '')).toEqual(output);
    expect(result.outcome).toBe(exitCode ? 'failure' : 'success');
    expect(result.annotations).toHaveLength(exitCode ? 1 : 0);
  });

  it('hands python a file that is named as one', async () => {
    // Not every machine has a python: this one tells what it was given.
    const folder = join(job.folder, 'bin');
    await mkdir(folder);
    const python = '#!/bin/sh\necho "${1##*.}"\ncat "$1"\nexit 4\n';
    await writeFile(join(folder, 'python'), python, { mode: 0o755 });

    const result = await job.run('print("py")', {
      shell: 'python',
      path: [folder],
    });

    expect(result).toMatchObject({ outcome: 'failure', exitCode: 4 });
    expect(job.output).toMatch(/^py\nprint\("py"\)\n/);
  });

  it.each([
    ['pwsh', "The shell 'pwsh' is not supported locally"],
    ['cmd', "The shell 'cmd' is not supported locally"],
    ['fish', 'Invalid shell option'],
    ['no-such-shell {0}', 'no-such-shell: command not found'],
  ])('fails at the shell %s, and says why', async (shell, message) => {
    const result = await job.run('true', { shell });

    expect(result.outcome).toBe('failure');
    expect(result.annotations[0].message).toContain(message);
  });

  it('works in a folder of the workspace, or anywhere', async () => {
    await mkdir(join(job.workspace, 'packages'));

    await job.run('pwd', { workingDirectory: 'packages' });
    expect(job.output).toBe(`${job.workspace}/packages\n`);
    await job.run('pwd', { workingDirectory: job.tempDir });
    expect(job.output).toBe(`${job.tempDir}\n`);
  });

  it('fails where its folder is missing', async () => {
    const result = await job.run('pwd', { workingDirectory: 'nowhere' });

    expect(result.outcome).toBe('failure');
    expect(job.output).toMatch(
      /##\[error\]An error occurred trying to start process '\/\S*bash' with working directory '\S*\/nowhere'\./,
    );
  });

  it('hands on outputs, variables, state, folders and a summary', async () => {
    const result = await job.run(`
      echo "version=1.2=3" >> "$GITHUB_OUTPUT"
      printf 'notes<<END\\none\\n\\ntwo\\nEND\\n' >> "$GITHUB_OUTPUT"
      echo "STAGE=test" >> "$GITHUB_ENV"
      echo "NODE_OPTIONS=--inspect" >> "$GITHUB_ENV"
      echo "pid=7" >> "$GITHUB_STATE"
      echo "/opt/a" >> "$GITHUB_PATH"
      echo "/opt/b" >> "$GITHUB_PATH"
      echo "# Done" >> "$GITHUB_STEP_SUMMARY"`);

    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { version: '1.2=3', notes: 'one\n\ntwo' },
      env: { STAGE: 'test' },
      state: { pid: '7' },
      path: ['/opt/a', '/opt/b'],
      summary: '# Done\n',
    });
    expect(result.env).not.toHaveProperty('NODE_OPTIONS');
    expect(job.output).toBe(
      "##[error]Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.\n",
    );
    expect(await readdir(join(job.tempDir, '_runner_file_commands'))).toEqual(
      [],
    );
  });

  it('keeps what was handed on before a failure', async () => {
    const result = await job.run(
      'echo a=1 >> "$GITHUB_OUTPUT"; echo broken >> "$GITHUB_OUTPUT"; echo B=2 >> "$GITHUB_ENV"',
    );

    expect(result).toMatchObject({
      outcome: 'failure',
      exitCode: 0,
      outputs: { a: '1' },
      env: { B: '2' },
    });
    expect(job.output).toBe(
      "##[error]Unable to process file command 'output' successfully.\n##[error]Invalid format 'broken'\n",
    );
  });

  it('refuses a summary beyond one mebibyte', async () => {
    const result = await job.run(
      'head -c 1048577 /dev/zero > "$GITHUB_STEP_SUMMARY"',
    );

    expect(result.outcome).toBe('success');
    expect(result.summary).toBeUndefined();
    expect(job.output).toContain(
      '##[error]$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1024k.',
    );
  });

  it('finds programs in folders that earlier steps added, the last one first', async () => {
    const folders = ['one', 'two'].map(name => join(job.folder, name));
    for (const [index, target] of ['/bin/false', '/bin/true'].entries()) {
      await mkdir(folders[index]);
      await symlink(target, join(folders[index], 'chosen'));
    }

    const result = await job.run('chosen', { path: folders });
    expect(result.exitCode).toBe(0);
  });
});
