import type { SquadWeek } from '../weeks/SquadWeek';
import type { ServiceGroup } from '../weeks/WeekFacts';

/** Questions about one group, such as a metric over a range. */
const MAX_QUESTIONS = 16;

interface Kept<T> {
  versions: readonly symbol[];
  result: T;
}

/**
 * What was worked out of the weeks of groups. Each result is kept with the
 * versions of the weeks it follows from, so what is found is what would be
 * worked out again, and after one deployment only its own squad and everybody
 * together have to be. The weeks themselves are not held.
 */
export class KeptResults<T> {
  readonly #byGroup = new WeakMap<ServiceGroup, Map<string, Kept<T>>>();

  /**
   * @param question - everything besides the weeks that the result depends on
   */
  get(
    group: ServiceGroup,
    question: string,
    weeks: readonly SquadWeek[],
    workOut: () => T,
  ): T {
    const ofGroup = this.ofGroup(group);
    const kept = ofGroup.get(question);
    const found =
      kept && isOf(kept, weeks)
        ? kept
        : { versions: weeks.map(week => week.version), result: workOut() };
    ofGroup.delete(question);
    ofGroup.set(question, found);
    for (const oldest of ofGroup.keys()) {
      if (ofGroup.size <= MAX_QUESTIONS) {
        break;
      }
      ofGroup.delete(oldest);
    }
    return found.result;
  }

  private ofGroup(group: ServiceGroup): Map<string, Kept<T>> {
    let ofGroup = this.#byGroup.get(group);
    if (!ofGroup) {
      ofGroup = new Map();
      this.#byGroup.set(group, ofGroup);
    }
    return ofGroup;
  }
}

function isOf(
  { versions }: Kept<unknown>,
  weeks: readonly SquadWeek[],
): boolean {
  return (
    versions.length === weeks.length &&
    weeks.every((week, index) => week.version === versions[index])
  );
}
