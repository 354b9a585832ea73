import {
  addWeeks,
  weekOf,
  weekRangeOfDates,
  type Fact,
  type Freshness,
  type Metric,
} from '@internal/plugin-platform-metrics-common';
import {
  directoryOf,
  firstDeploymentsOf,
  iso,
  serviceTableOf,
  seriesCsv,
  seriesOf,
  summaryOf,
  waitingOf,
} from './sampleAnswers';
import { factOf, factsOf } from './sampleFacts';
import { SampleSelection } from './SampleSelection';
import { SampleUpkeep } from './SampleUpkeep';
import { makeWorld } from './SampleWorld';

/** How the page can find the world. */
export type Scenario =
  | 'backfilling'
  | 'demonstration'
  | 'empty'
  | 'error'
  | 'fresh'
  | 'large'
  | 'loading'
  | 'stale';

const HOUR = 3_600_000;

function freshnessIn(scenario: Scenario, now: number): Freshness {
  const age = scenario === 'stale' ? 3 * HOUR : 40_000;
  const isBackfilling = scenario === 'backfilling';
  return {
    isDemonstration: scenario === 'demonstration',
    ...(scenario !== 'empty' && { lastEventAt: iso(now - age) }),
    sources:
      scenario === 'empty'
        ? []
        : [
            {
              id: 'github',
              title: 'GitHub',
              state: isBackfilling ? 'running' : 'idle',
              isBackfilling,
              ...(isBackfilling && { progress: { done: 112, total: 340 } }),
              lastEventAt: iso(now - age),
            },
          ],
  };
}

/** Answers as the backend does, from a world made up for a scenario. */
export function sampleFetch(scenario: Scenario, now: number): typeof fetch {
  const squads = { empty: 0, large: 200 }[scenario as string] ?? 3;
  const world = makeWorld(squads, now);
  if (scenario === 'empty') world.requests.length = 0;

  const upkeep = new SampleUpkeep(world);

  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (scenario === 'loading') return new Promise(() => undefined);
    if (scenario === 'error') {
      return Response.json(
        {
          error: {
            name: 'ServiceUnavailableError',
            message: 'The database does not answer',
          },
          response: { statusCode: 503 },
        },
        { status: 503 },
      );
    }
    const { searchParams } = url;
    const to = searchParams.get('to') ?? addWeeks(weekOf(now, 'UTC'), 1);
    const from =
      searchParams.get('from') ?? addWeeks(weekRangeOfDates(to, to).from, -12);
    const selection = new SampleSelection(
      world,
      weekRangeOfDates(from, to),
      searchParams.getAll('squads'),
      searchParams.get('service') ?? undefined,
    );
    const paging = {
      offset: Number(searchParams.get('offset') ?? 0),
      limit: Number(searchParams.get('limit') ?? 100),
    };
    const [, path, name = '', id] = /([\w-]+)(?:\/([\w-]+))?(?:\/(\w+))?$/.exec(
      url.pathname.replace(/^\/+/, ''),
    ) ?? ['', ''];

    const answers: Record<string, () => unknown> = {
      summary: () => summaryOf(selection, freshnessIn(scenario, now)),
      series: () => seriesOf(selection, name as Metric),
      directory: () => directoryOf(world),
      facts: () =>
        id
          ? factOf(selection, id)
          : factsOf(selection, name as Fact['kind'], {
              week: searchParams.get('week') ?? undefined,
              failed: searchParams.get('failed') === 'true',
              unassigned: searchParams.get('unassigned') === 'true',
              service: searchParams.get('service') ?? undefined,
              ...paging,
            }),
      services: () =>
        serviceTableOf(
          selection,
          searchParams.get('search') ?? '',
          paging.offset,
          paging.limit,
        ),
      'first-deployments': () => firstDeploymentsOf(selection),
      'waiting-services': () =>
        waitingOf(selection, paging.offset, paging.limit),
    };
    if (path === 'series' && searchParams.get('format') === 'csv') {
      return new Response(seriesCsv(seriesOf(selection, name as Metric)));
    }
    const kept = upkeep.answer(url, init);
    if (kept) return kept;
    const answer = answers[path]?.();
    return answer
      ? Response.json(answer)
      : Response.json(
          {
            error: { name: 'NotFoundError', message: `No ${url.pathname}` },
            response: { statusCode: 404 },
          },
          { status: 404 },
        );
  };
}
