import type { Random } from '../company/Random';
import { HOUR } from './Moment';

/** Some moment on a working day of the week that begins then. */
export function workingTime(week: number, random: Random): number {
  const day = Math.floor(random.between(0, 5));
  return Math.round(week + (day * 24 + random.between(8, 18)) * HOUR);
}
