import {
  DEMONSTRATION_WEEKS,
  type DemonstrationSquad,
} from '../company/company';
import { Random } from '../company/Random';
import { HOUR, type Moment, SOURCE, WEEK } from './Moment';
import { workingTime } from './workingTime';

/** What a squad asks the platform team in `weeks` weeks from `start`. */
export function supportHistory(options: {
  squad: DemonstrationSquad;
  /** Entity ref of the squad. */
  squadRef: string;
  start: number;
  weeks: number;
}): Moment[] {
  const { squad, squadRef, start, weeks } = options;
  const moments: Moment[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const random = new Random('support', squad.name, week);
    const count = random.count(requestsPerWeek(squad, week));
    for (let index = 0; index < count; index += 1) {
      const openedAt = workingTime(start + week * WEEK, random);
      const closedAt = Math.round(openedAt + random.duration(5 * HOUR, 1));
      const report = {
        kind: 'support-request' as const,
        source: SOURCE,
        externalId: `${squad.name}:${week}:${index}`,
        openedAt,
        channel: '#platform-help',
        squad: squadRef,
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
  const { adoptionWeek, support, isStruggling } = squad;
  if (isStruggling && week >= DEMONSTRATION_WEEKS - 5) {
    return support.before * 2.5;
  }
  const isAfter = adoptionWeek !== undefined && week > adoptionWeek + 4;
  return isAfter ? support.after : support.before;
}
