import {
  isRising,
  reportOn,
  weekRange,
  type MetricsSettings,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import type { ServiceStore } from '../database/ServiceStore';
import type { WatchReader } from '../database/WatchReader';
import { metricsPage, type Concern } from './Concern';

/** The whole organization, beside its squads. */
const EVERYONE = 'all';

/** Support loads that rise: of everyone together, and of each squad. */
export async function findRisingLoads(options: {
  reader: Pick<WatchReader, 'countSupportRequests' | 'findFirstSupportWeek'>;
  services: Pick<ServiceStore, 'readSquads'>;
  settings: MetricsSettings;
  exceptSource: string;
  now: number;
}): Promise<Concern[]> {
  const { exceptSource, now, reader, services, settings } = options;
  const running = weekRange(now, now, settings.timeZone);
  const { trend } = reportOn(running, now, settings);
  const since = await reader.findFirstSupportWeek({ exceptSource });
  const counts = await reader.countSupportRequests({
    range: { from: trend.before[0], to: running.from },
    exceptSource,
  });
  const openedBy = (subject: string) => (week: Week) =>
    counts
      .filter(
        count =>
          count.week === week &&
          (subject === EVERYONE || count.squad === subject),
      )
      .reduce((sum, { opened }) => sum + opened, 0);

  const squads = await services.readSquads();
  return [{ ref: EVERYONE, title: undefined }, ...squads]
    .map(({ ref, title }) => ({ ref, title, openedIn: openedBy(ref) }))
    .filter(({ openedIn }) => isRising({ since, openedIn }, trend, settings))
    .map(({ openedIn, ref, title }) => {
      const sum = (weeks: readonly Week[]) =>
        weeks.reduce((total, week) => total + openedIn(week), 0);
      return {
        kind: 'support-load-rising',
        subject: ref,
        isNews: true,
        message: {
          title: title
            ? `Support load of ${title} is rising`
            : 'Support load is rising',
          description: `${sum(trend.recent)} support requests in the last four complete weeks, after ${sum(trend.before)} in the four before`,
          link: metricsPage({
            ...(ref !== EVERYONE && { squads: ref }),
            facts: 'supportLoad',
          }),
        },
      };
    });
}
