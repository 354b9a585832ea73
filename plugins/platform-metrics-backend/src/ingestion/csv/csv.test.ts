import { MetricsBench } from '../../__testUtils__/MetricsBench';

let bench: MetricsBench;
beforeEach(async () => {
  bench = await MetricsBench.start();
});
afterEach(() => bench?.stop());

const HEADER =
  'source,id,repository,environment,sha,state,finishedAt,reportedAt';
const aRow = (id: string, sha = 'c0ffee1') =>
  `argo-cd,${id},larkspur/orders,production,${sha},success,2026-11-02T10:00:00Z,2026-11-02T10:00:00Z`;
const aFile = (...rows: string[]) => [HEADER, ...rows].join('\n');

const preview = (csv: string) =>
  bench.request('POST', '/imports/preview?kind=deployments', { csv });
const run = (csv: string) =>
  bench.request('POST', '/imports?kind=deployments', { csv });
const countFacts = async () =>
  (await bench.get('/facts/deployment?from=2026-10-26&to=2026-11-09')).body
    .totalItems;

it('says before what it would do, and does it', async () => {
  const file = aFile(aRow('1'), aRow('2'));
  expect((await preview(file)).body).toMatchObject({
    rows: 2,
    valid: 2,
    new: 2,
    unchanged: 0,
    problems: [],
  });
  await expect(countFacts()).resolves.toBe(0);

  expect((await run(file)).body).toEqual({ recorded: 2 });
  await expect(countFacts()).resolves.toBe(2);

  expect((await preview(aFile(aRow('2'), aRow('3')))).body).toMatchObject({
    new: 1,
    unchanged: 1,
  });
});

it('names row and column of what is wrong, and imports nothing', async () => {
  const file = aFile(aRow('1'), '', aRow('2', 'main'), aRow('3', ''));

  const { body } = await preview(file);
  expect(body).toMatchObject({
    rows: 3,
    valid: 1,
    problems: [
      { row: 4, problems: [{ column: 'sha' }] },
      { row: 5, problems: [{ column: 'sha' }] },
    ],
  });
  const refused = await run(file);
  expect(refused.status).toBe(400);
  expect(refused.body.error.message).toMatch(
    /Nothing was imported\. row 4: sha: .*; 1 more rows have problems/,
  );
  await expect(countFacts()).resolves.toBe(0);
});

it('names columns that are missing or unknown', async () => {
  const file = 'source,id,colour\nargo-cd,1,red\n';

  expect((await preview(file)).body).toMatchObject({
    missingColumns: ['environment', 'sha', 'state'],
    unknownColumns: ['colour'],
  });
  const { status, body } = await run(file);
  expect(status).toBe(400);
  expect(body.error.message).toBe('Missing columns: environment, sha, state');
});

it('says where a file is no CSV', async () => {
  const { status, body } = await preview('source,id\n"argo');

  expect(status).toBe(400);
  expect(body.error.message).toContain('The CSV cannot be read');
});
