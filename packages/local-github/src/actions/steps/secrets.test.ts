import { TestJob } from './__testUtils__/TestJob';
import { OutputLines } from './OutputLines';
import { publicOutputs } from './publicOutputs';
import { SecretMasks } from './SecretMasks';

// Real processes, on machines that may be busy.
jest.setTimeout(60_000);

describe('secrets', () => {
  it.each([
    ['as it is', 'a hunter2& b', 'a *** b'],
    ['every time', 'hunter2&hunter2&', '***'],
    ['in base64', Buffer.from('hunter2&').toString('base64'), '***'],
    ['in JSON', '{"a":"hunter2&"}', '{"a":"***"}'],
    ['in a URL', 'https://h/?p=hunter2%26', 'https://h/?p=***'],
    ['in XML', '<p>hunter2&amp;</p>', '<p>***</p>'],
    ['not in part', 'hunter', 'hunter'],
  ])('are masked %s', (_, text, masked) => {
    expect(new SecretMasks(['hunter2&']).mask(text)).toBe(masked);
  });

  it.each(['', 'x', 'xx', 'user:', 'x-access-token:'])(
    'are masked in base64 behind %j',
    prefix => {
      const secret = 'correct horse battery staple';
      const encoded = Buffer.from(`${prefix}${secret}`).toString('base64');

      const masked = new SecretMasks([secret]).mask(encoded);

      expect(masked).toContain('***');
      expect(masked.length).toBeLessThan(encoded.length / 2 + 12);
    },
  );

  it('are masked line by line too', () => {
    const masks = new SecretMasks(['-----BEGIN\n  abc\r\ndef\n']);

    expect(masks.mask('def, then abc')).toBe('***, then ***');
    expect(masks.mask('-----BEGIN\n  abc\r\ndef')).toBe('***');
    expect(masks.mask('\n')).toBe('\n');
  });

  it('are masked as one where they overlap', () => {
    expect(new SecretMasks(['abcd', 'cdef', 'ghi']).mask('xabcdefghiy')).toBe(
      'x***y',
    );
  });

  it('keep an output from leaving the job', () => {
    expect(
      publicOutputs(
        { url: 'https://x', token: 'is hunter2' },
        new SecretMasks(['hunter2']),
      ),
    ).toEqual({ outputs: { url: 'https://x' }, skipped: ['token'] });
  });

  describe('in what a process prints', () => {
    function linesOf(chunks: string[], maxLength?: number) {
      const lines: string[] = [];
      const masks = new SecretMasks(['hunter2']);
      const output = new OutputLines({
        masks,
        maxLength,
        onLine: line => lines.push(masks.mask(line)),
        onPiece: piece => lines.push(piece),
      });
      chunks.forEach(chunk => output.add(Buffer.from(chunk, 'latin1')));
      output.end();
      return lines;
    }

    it('are masked wherever a chunk ends', () => {
      const text = 'one hunter2\r\ntwo\rthree \xc3\xa9\n\nhunter2';
      for (let size = 1; size < text.length; size++) {
        const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        expect(linesOf(chunks)).toEqual([
          'one ***',
          'two',
          'three é',
          '',
          '***',
        ]);
      }
    });

    it('are masked wherever a line is too long', () => {
      for (let before = 0; before < 40; before++) {
        const text = `${'-'.repeat(before)}hunter2${'-'.repeat(30)}\nnext`;
        const chunks = text.match(/[^]{1,5}/g) ?? [];
        const lines = linesOf(chunks, 16);
        expect(lines.join('').replace(/\*+/g, '*')).toBe(
          `${'-'.repeat(before)}*${'-'.repeat(30)}next`,
        );
        expect(lines.at(-1)).toBe('next');
      }
    });
  });

  it('are masked in log, annotations and summary, from when they are added', async () => {
    const job = await TestJob.create();
    job.masks.add('hunter2');

    const result = await job.run(
      `echo "early later $PASSWORD"
      echo "::add-mask::later"
      echo "::error title=later::hunter2 and later"
      echo "later" >> "$GITHUB_STEP_SUMMARY"
      echo "o=later" >> "$GITHUB_OUTPUT"`,
      { env: { PASSWORD: 'hunter2' } },
    );

    expect(job.log).toContain('  PASSWORD: ***\n');
    expect(job.output).toBe('early later ***\n##[error]*** and ***\n');
    expect(result).toMatchObject({
      summary: '***\n',
      outputs: { o: 'later' },
      annotations: [{ message: '*** and ***', title: '***' }],
    });
    await job.end();
  });
});
