import { z } from 'zod';

const name = z.string().trim().min(1);

/** Labels by name, or as GitHub shows them. */
export const labelNames = z.array(
  z.union([name, z.object({ name }).transform(each => each.name)]),
);

/** What GitHub would do and we cannot is refused, not forgotten. */
export const noMilestone = z
  .null('There are no milestones on the local GitHub.')
  .optional();
