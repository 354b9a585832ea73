/** What a step asks of the runner by printing `::name key=value::data`. */
export interface WorkflowCommand {
  /** In lower case. */
  name: string;
  /** Keys in lower case. */
  properties: ReadonlyMap<string, string>;
  data: string;
}

type Escapes = [escaped: string, meant: string][];

const DATA: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const BRACKETS: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

/**
 * Reads a line as a command in either of GitHub's spellings; `undefined` for
 * all other lines, and for commands that `isKnown` does not know.
 */
export function parseCommand(
  line: string,
  isKnown: (name: string) => boolean,
): WorkflowCommand | undefined {
  return parseColons(line, isKnown) ?? parseBrackets(line, isKnown);
}

/** `::name key=value,key=value::data`, at the beginning of a line. */
function parseColons(
  line: string,
  isKnown: (name: string) => boolean,
): WorkflowCommand | undefined {
  const [, head, data] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? [];
  if (head === undefined) {
    return undefined;
  }
  return readHead(
    head,
    ',',
    isKnown,
    text => unescape(text, PROPERTY),
    () => unescape(data, DATA),
  );
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function parseBrackets(
  line: string,
  isKnown: (name: string) => boolean,
): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) {
    return undefined;
  }
  const head = line.slice(start + 3, end);
  return readHead(
    head,
    ';',
    isKnown,
    text => unescape(text, BRACKETS),
    () => unescape(line.slice(end + 1), BRACKETS),
  );
}

function readHead(
  head: string,
  separator: string,
  isKnown: (name: string) => boolean,
  readProperty: (text: string) => string,
  readData: () => string,
): WorkflowCommand | undefined {
  const [, name, rest] = /^(\S*) ?(.*)$/s.exec(head) ?? [];
  if (name === undefined || !isKnown(name.toLowerCase())) {
    return undefined;
  }
  const properties = new Map<string, string>();
  for (const property of rest.trim().split(separator)) {
    const [, key, value] = /^([^=]+)=(.+)$/s.exec(property) ?? [];
    if (key !== undefined) {
      properties.set(key.toLowerCase(), readProperty(value));
    }
  }
  return { name: name.toLowerCase(), properties, data: readData() };
}

/** `%25` comes last, or `%250A` would become a line end. */
function unescape(text: string, escapes: Escapes): string {
  return escapes.reduce(
    (unescaped, [escaped, meant]) => unescaped.replaceAll(escaped, meant),
    text,
  );
}
