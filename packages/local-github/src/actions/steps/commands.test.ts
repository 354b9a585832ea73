import { TestJob } from './__testUtils__/TestJob';

// Real processes, on machines that may be busy.
jest.setTimeout(60_000);

describe('workflow commands', () => {
  let job: TestJob;

  beforeEach(async () => {
    job = await TestJob.create();
  });

  afterEach(() => job.end());

  const print = (...lines: string[]) =>
    `cat <<'LINES'\n${lines.join('\n')}\nLINES\n`;

  it('makes annotations of errors, warnings and notices', async () => {
    const { outcome, annotations } = await job.run(
      print(
        `::error file=${job.workspace}/src/a.ts,line=3,endLine=4,title=Types%2C%3A::100%25 wrong%0Abadly`,
        '  ::warning file=b.ts,line=7,col=2,endColumn=5::odd',
        '::notice::by the way',
        'see ##[error]in brackets',
        '::error line=5,endLine=4,col=1::backwards',
        '::unknown::stays',
      ),
    );

    expect(outcome).toBe('success');
    expect(annotations).toEqual([
      {
        level: 'failure',
        message: '100% wrong\nbadly',
        title: 'Types,:',
        file: 'src/a.ts',
        startLine: 3,
        endLine: 4,
      },
      {
        level: 'warning',
        message: 'odd',
        file: 'b.ts',
        startLine: 7,
        endLine: 7,
        startColumn: 2,
        endColumn: 5,
      },
      { level: 'notice', message: 'by the way' },
      { level: 'failure', message: 'in brackets' },
      { level: 'failure', message: 'backwards' },
    ]);
    expect(job.output).toBe(
      [
        '##[error]100% wrong',
        'badly',
        '##[warning]odd',
        '##[notice]by the way',
        '##[error]in brackets',
        '##[error]backwards',
        '::unknown::stays',
        '',
      ].join('\n'),
    );
  });

  it('keeps ten annotations of a level, and all lines', async () => {
    const { annotations } = await job.run(
      'for i in $(seq 12); do echo "::warning::$i"; done; echo ::notice::n',
    );

    expect(annotations.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => String(index + 1)),
      'n',
    ]);
    expect(job.output).toContain('##[warning]12\n');
  });

  it('understands commands on standard error too', async () => {
    const { annotations } = await job.run('echo "::notice::here" >&2');
    expect(annotations).toHaveLength(1);
  });

  it('folds groups', async () => {
    await job.run(print('::group::Install', 'one', '::endgroup::'));
    expect(job.output).toBe('##[group]Install\none\n##[endgroup]\n');
  });

  it('shows debug lines only where they are asked for', async () => {
    await job.run(print('::debug::detail'));
    expect(job.output).toBe('');
    await job.run(print('::debug::detail'), { showsDebug: true });
    expect(job.output).toBe('##[debug]detail\n');
  });

  it('lets commands be text between a token and the same token', async () => {
    const { annotations } = await job.run(
      print(
        '::stop-commands::Enough',
        '::warning::text',
        '::enough::',
        '::warning::meant',
      ),
    );

    expect(annotations.map(({ message }) => message)).toEqual(['meant']);
    expect(job.output).toBe(
      '::stop-commands::Enough\n::warning::text\n::enough::\n##[warning]meant\n',
    );
  });

  it('accepts set-output and save-state with a warning', async () => {
    const result = await job.run(
      print('::set-output name=a::1%0A2', '::save-state name=b::3'),
    );

    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { a: '1\n2' },
      state: { b: '3' },
    });
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The `set-output` command is deprecated/),
      expect.stringMatching(/^The `save-state` command is deprecated/),
    ]);
  });

  it.each([
    ['::set-env name=A::1', 'The `set-env` command is disabled'],
    ['::add-path::/opt', 'The `add-path` command is disabled'],
    ['::set-output::1', "Required field 'name' is missing"],
    ['::stop-commands::warning', 'You cannot use a endToken'],
    ['::echo::perhaps', 'Invalid echo command value'],
  ])('fails the step at %s', async (line, message) => {
    const result = await job.run(print(line));

    expect(result).toMatchObject({ outcome: 'failure', exitCode: 0, env: {} });
    expect(job.output).toContain(
      `##[error]Unable to process command '${line}' successfully.\n`,
    );
    expect(job.output).toContain(`##[error]${message}`);
  });

  it('takes set-env and add-path where the workflow opts in', async () => {
    const result = await job.run(
      print('::set-env name=A::1', '::add-path::/opt'),
      { env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: 'true' } },
    );

    expect(result).toMatchObject({
      outcome: 'success',
      env: { A: '1' },
      path: ['/opt'],
    });
  });

  it('echoes commands when told to', async () => {
    await job.run(print('::echo::on', '::group::Install', '::add-mask::hush'));
    expect(job.output).toBe(
      '::group::Install\n##[group]Install\n::add-mask::***\n',
    );
  });

  it('says that problem matchers have no effect', async () => {
    await job.run(print('::add-matcher::tsc.json'));
    expect(job.output).toContain('Problem matchers are not applied here');
  });
});
