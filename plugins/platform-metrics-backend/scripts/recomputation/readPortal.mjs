/** Reads a portal's API with a token. */
export function readPortal(root, token) {
  const readText = async path => {
    const response = await fetch(`${root}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
    }
    return text;
  };
  return {
    readJson: async path => JSON.parse(await readText(path)),
    readCsv: async path => parseCsv(await readText(path)),
  };
}

/** Rows by the names in the first line, as RFC 4180 has it. Empty cells are absent. */
function parseCsv(text) {
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g;
  const rows = [[]];
  for (const [, value, end] of text.matchAll(cell)) {
    rows
      .at(-1)
      .push(
        value.startsWith('"')
          ? value.slice(1, -1).replaceAll('""', '"')
          : value,
      );
    if (end === '') {
      break;
    }
    if (end !== ',') {
      rows.push([]);
    }
  }
  const [names, ...lines] = rows.filter(row => row.length > 1);
  return lines.map(line =>
    Object.fromEntries(
      names.flatMap((name, index) =>
        line[index] === '' ? [] : [[name, line[index]]],
      ),
    ),
  );
}
