import {
  DEMONSTRATION_WEEKS,
  type DemonstrationSquad,
} from '../company/company';
import { Random } from '../company/Random';
import { HOUR, type Moment, SOURCE, WEEK } from './Moment';
import { workingTime } from './workingTime';

/** How often somebody asks of whom nobody knows the squad, in a week. */
const UNASSIGNED_PER_WEEK = 3;

interface Weeks {
  start: number;
  weeks: number;
}

/** What a squad asks the platform team in `weeks` weeks from `start`. */
export function supportHistory({
  squad,
  squadRef,
  ...span
}: Weeks & {
  squad: DemonstrationSquad;
  /** Entity ref of the squad. */
  squadRef: string;
}): Moment[] {
  return inventRequests({
    ...span,
    asker: squad.name,
    perWeek: week => requestsPerWeek(squad, week),
    by: { squad: squadRef },
  });
}

/** What people ask whom the catalog does not know: somebody may assign it. */
export function unassignedHistory(span: Weeks): Moment[] {
  return inventRequests({
    ...span,
    asker: 'somebody',
    perWeek: () => UNASSIGNED_PER_WEEK,
    by: {},
  });
}

function inventRequests(
  options: Weeks & {
    asker: string;
    perWeek: (week: number) => number;
    by: { squad?: string };
  },
): Moment[] {
  const { asker, by, perWeek, start, weeks } = options;
  const moments: Moment[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const random = new Random('support', asker, week);
    const count = random.count(perWeek(week));
    for (let index = 0; index < count; index += 1) {
      const openedAt = workingTime(start + week * WEEK, random);
      const closedAt = Math.round(openedAt + random.duration(5 * HOUR, 1));
      const report = {
        kind: 'support-request' as const,
        source: SOURCE,
        externalId: `${asker}:${week}:${index}`,
        openedAt,
        channel: '#platform-help',
        ...by,
      };
      moments.push(
        { at: openedAt, report: { ...report, reportedAt: openedAt } },
        {
          at: closedAt,
          report: { ...report, reportedAt: closedAt, closedAt },
        },
      );
    }
  }
  return moments.sort((one, other) => one.at - other.at);
}

function requestsPerWeek(squad: DemonstrationSquad, week: number): number {
  const { adoptionWeek, isJustFounded, support, isStruggling } = squad;
  if (isJustFounded) {
    return 0;
  }
  if (isStruggling && week >= DEMONSTRATION_WEEKS - 5) {
    return support.before * 2.5;
  }
  const isAfter = adoptionWeek !== undefined && week > adoptionWeek + 4;
  return isAfter ? support.after : support.before;
}
