import { textOf } from '../../__testUtils__/TestBrowser';
import { ansiText } from './ansi';
import { logList, StepLines } from './logLines';

const TIME = '2026-11-24T12:00:00.1230000Z';

function lines(log: string[], firstLines: number[]) {
  const placing = new StepLines();
  const steps = firstLines.map((firstLine, index) => ({
    number: index + 1,
    firstLine,
  }));
  return log.map(text => placing.place(`${TIME} ${text}`, steps));
}

const shown = async (log: string[]) => String(await logList(lines(log, [0])));

describe('the lines of a log', () => {
  it('go to the steps they are of, each counted from 1', () => {
    const placed = lines(['a', 'b', '##[endgroup]', 'c', 'd'], [0, 1, 4]);
    expect(
      placed.map(({ step, number, text }) => `${step}:${number} ${text}`),
    ).toEqual(['1:1 a', '2:1 b', '2:1 ##[endgroup]', '2:2 c', '3:1 d']);
  });

  it('are folded into groups, which the next group ends at the latest', async () => {
    const html = await shown([
      '##[group]first',
      'within',
      '##[group]second',
      '##[endgroup]',
      'after',
    ]);
    expect(html.match(/<details>/g)).toHaveLength(2);
    expect(html).not.toContain('data-open');
    expect(textOf(html)).toBe(
      '1 12:00:00 first 2 12:00:00 within 3 12:00:00 second 4 12:00:00 after',
    );
  });

  it('leave a group open to more that has not ended', async () => {
    expect(await shown(['##[group]still', 'running'])).toContain('data-open');
  });

  it('are marked as what they are', async () => {
    const html = await shown([
      '##[error]broken',
      '[command]git fetch',
      '[error]is not one',
    ]);
    expect(html).toContain('class="log-error"');
    expect(html).toContain('class="log-command"');
    expect(textOf(html)).toContain('Error: broken');
    expect(textOf(html)).toContain('[error]is not one');
  });
});

describe('text for terminals', () => {
  const text = async (written: string) => String(await ansiText(written));

  it('keeps its colours and nothing else', async () => {
    const html = await text(
      '\u001b[1;31mbad\u001b[0m \u001b[38;5;196mpaint\u001b[K <b>',
    );
    expect(html).toMatch(/class="t-bold t-red"\s*>bad</);
    expect(html).toContain(' ');
    expect(textOf(html)).toBe('bad paint <b>');
    expect(html).not.toContain('\u001b');
  });
});
