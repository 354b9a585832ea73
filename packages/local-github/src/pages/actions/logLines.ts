import { html } from 'hono/html';
import { WorkflowStep } from '../../store/WorkflowJobStore';
import { Markup } from '../layout';
import { ansiText } from './ansi';

const GROUP = '##[group]';
const END_GROUP = '##[endgroup]';

/** A line of a step's log, as its page shows it. */
export interface LogLine {
  step: number;
  /** Counted from 1 in its step. */
  number: number;
  time: string;
  text: string;
}

/** Gives the lines of a job's log, in their order, to the steps they are of. */
export class StepLines {
  #count = 0;
  readonly #numbers = new Map<number, number>();

  /** `steps` as they are known when the line is there. */
  place(
    line: string,
    steps: Array<Pick<WorkflowStep, 'number' | 'firstLine'>>,
  ): LogLine {
    const position = this.#count++;
    const begun = steps.filter(
      ({ firstLine }) => firstLine !== null && firstLine <= position,
    );
    const step = begun.at(-1)?.number ?? 1;
    const space = line.indexOf(' ');
    const text = line.slice(space + 1);
    // The end of a group is no line that anybody sees.
    const isSeen = !text.startsWith(END_GROUP);
    const number = (this.#numbers.get(step) ?? 0) + (isSeen ? 1 : 0);
    this.#numbers.set(step, number);
    return { step, number, time: line.slice(0, space), text };
  }
}

const MARKS: Record<string, [className: string, prefix: string]> = {
  error: ['log-error', 'Error: '],
  warning: ['log-warning', 'Warning: '],
  notice: ['log-notice', 'Notice: '],
  debug: ['log-debug', 'Debug: '],
  command: ['log-command', ''],
};

/** Lines folded into their groups; a group that is not closed yet stays open to more. */
export function logList(lines: LogLine[]): Markup {
  const items: Markup[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (isGroup(line)) {
      let end = index + 1;
      while (end < lines.length && !endsGroup(lines[end])) {
        end++;
      }
      const within = lines.slice(index + 1, end);
      items.push(groupItem(line, within.map(lineItem), end === lines.length));
      // What ended it says nothing itself, unless it begins the next one.
      index = end < lines.length && isGroup(lines[end]) ? end - 1 : end;
    } else if (!endsGroup(line)) {
      items.push(lineItem(line));
    }
  }
  return html`${items}`;
}

export function isGroup({ text }: LogLine): boolean {
  return text.startsWith(GROUP);
}

export function endsGroup(line: LogLine): boolean {
  return line.text.startsWith(END_GROUP) || isGroup(line);
}

export function groupItem(
  line: LogLine,
  items: Markup[],
  isOpenToMore: boolean,
): Markup {
  return html`<li id="${idOf(line)}" class="group">
    <details>
      <summary>
        <span class="number">${line.number}</span>${time(line)}<span
          class="text"
          >${ansiText(line.text.slice(GROUP.length))}</span
        >
      </summary>
      <ol class="log" ${isOpenToMore ? 'data-open' : ''}>
        ${items}
      </ol>
    </details>
  </li>`;
}

export function lineItem(line: LogLine): Markup {
  const [, mark = '', rest = ''] =
    /^##\[(error|warning|notice|debug|command)\](.*)$/s.exec(
      // What actions write before the commands that they run.
      line.text.replace(/^\[command\]/, '##[command]'),
    ) ?? [];
  const [className, prefix] = MARKS[mark] ?? ['', ''];
  return html`<li id="${idOf(line)}" class="${className}">
    ${lineNumber(line)}${time(line)}<span class="text"
      >${prefix}${ansiText(mark ? rest : line.text)}</span
    >
  </li>`;
}

/** As on GitHub: `#step:3:12`. */
function idOf({ step, number }: LogLine): string {
  return `step:${step}:${number}`;
}

function lineNumber(line: LogLine): Markup {
  return html`<a class="number" href="#${idOf(line)}">${line.number}</a>`;
}

function time({ time: moment }: LogLine): Markup {
  return html`<time>${moment.slice(11, 19)}</time>`;
}
