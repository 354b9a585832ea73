/**
 * A metric over some facts. No value is no data, which is not 0.
 *
 * @public
 */
export interface Measure {
  /** In the metric's unit. */
  value?: number;
  /** How many facts the value is from. */
  sampleSize: number;
  /** Of durations: nine of ten were no longer. */
  p90?: number;
  /** Of recovery time: failures that were not recovered from within the range. */
  open?: number;
}
