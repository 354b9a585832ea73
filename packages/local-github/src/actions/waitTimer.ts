/** When an environment's wait timer, in minutes, is over. */
export function waitTimerEnd(minutes: number, startedAt: string): Date {
  return new Date(Date.parse(startedAt) + minutes * 60_000);
}
