import { outcomesOf } from './outcomes.mjs';

const KINDS = [
  'change',
  'deployment',
  'incident',
  'pull-request',
  'repository',
];

/** All facts from the CSV, with what follows from them. */
export async function readFacts(portal, range, weekOf, compare) {
  const query = new URLSearchParams({ ...range, format: 'csv' });
  const byRepository = new Map();
  for (const kind of KINDS) {
    for (const row of await portal.readCsv(`/facts/${kind}?${query}`)) {
      let rows = byRepository.get(row.repository);
      if (!rows) {
        rows = Object.fromEntries(KINDS.map(name => [name, []]));
        byRepository.set(row.repository, rows);
      }
      rows[kind].push(row);
    }
  }
  const services = [...byRepository].map(([repository, rows]) =>
    outcomesOf(repository, rows, weekOf, compare),
  );
  const requests = await portal.readCsv(`/facts/support-request?${query}`);
  return {
    services,
    requests: requests.map(({ openedAt, squad }) => ({
      week: weekOf(Date.parse(openedAt)),
      squad,
    })),
  };
}
