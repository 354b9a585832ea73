import { z } from 'zod';

const EARLIEST = Date.parse('1990-01-01');
const CLOCK_SKEW_MS = 24 * 60 * 60 * 1000;

const text = (maximum: number) =>
  z
    .string()
    .min(1)
    .max(maximum)
    .refine(value => !value.includes('\0'), 'expected no null character');

const source = text(63).regex(
  /^[a-z][a-z0-9-]*$/,
  'expected a name such as argo-cd',
);

const entityRef = text(256)
  .regex(
    /^[A-Za-z]+:[^/:\s]+\/[^/:\s]+$/,
    'expected an entity ref such as component:default/orders',
  )
  .transform(ref => ref.toLowerCase());

const sha = text(64)
  .regex(/^[0-9a-fA-F]{7,64}$/, 'expected 7 to 64 hexadecimal digits')
  .transform(value => value.toLowerCase());

const url = text(2048).regex(
  /^https?:\/\/[^\s]+$/,
  'expected an address such as https://example.com/42',
);

/** To milliseconds since 1970. Clocks may differ by a day. */
export const instant = z.iso
  .datetime({
    offset: true,
    error: 'expected an instant such as 2026-11-24T12:00:00Z',
  })
  .transform(value => Date.parse(value))
  .refine(value => value >= EARLIEST, 'expected an instant after 1990')
  .refine(
    value => value <= Date.now() + CLOCK_SKEW_MS,
    'expected an instant that is not in the future',
  );

const reported = {
  source,
  id: text(256),
  reportedAt: instant.optional(),
  url: url.optional(),
  isWithdrawn: z.boolean().optional(),
};

const ofService = {
  service: entityRef.optional(),
  repository: text(200)
    .regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name')
    .optional(),
};

const requireOneService = (
  { service, repository }: { service?: string; repository?: string },
  context: z.RefinementCtx,
) => {
  if ((service === undefined) === (repository === undefined)) {
    context.addIssue({
      code: 'custom',
      path: ['service'],
      message: 'expected either this or repository',
    });
  }
};

const requireOrder =
  (from: string, to: string) =>
  (item: Record<string, unknown>, context: z.RefinementCtx) => {
    const [start, end] = [item[from], item[to]];
    if (typeof start === 'number' && typeof end === 'number' && end < start) {
      context.addIssue({
        code: 'custom',
        path: [to],
        message: `expected an instant not before ${from}`,
      });
    }
  };

/** A `DeploymentInput` of the API. */
export const deploymentItem = z
  .strictObject({
    ...reported,
    ...ofService,
    environment: text(255),
    sha,
    state: z.enum([
      'error',
      'failure',
      'in_progress',
      'inactive',
      'queued',
      'success',
    ]),
    createdAt: instant.optional(),
    finishedAt: instant.optional(),
    fixesIncident: text(256).optional(),
  })
  .superRefine(requireOneService)
  .superRefine(requireOrder('createdAt', 'finishedAt'));

/** An `IncidentInput` of the API. */
export const incidentItem = z
  .strictObject({
    ...reported,
    ...ofService,
    openedAt: instant,
    resolvedAt: instant.optional(),
    title: text(256).optional(),
    causedBy: z
      .strictObject({ deployment: text(256).optional(), sha: sha.optional() })
      .optional(),
  })
  .superRefine(requireOneService)
  .superRefine(requireOrder('openedAt', 'resolvedAt'));

/** A `SupportRequestInput` of the API. */
export const supportRequestItem = z
  .strictObject({
    ...reported,
    openedAt: instant,
    closedAt: instant.optional(),
    channel: text(128),
    squad: entityRef.optional(),
    requester: z
      .strictObject({
        email: text(320).optional(),
        user: entityRef.optional(),
        githubLogin: text(64).optional(),
        slackUser: text(32).optional(),
      })
      .optional(),
  })
  .superRefine(requireOrder('openedAt', 'closedAt'));

export type DeploymentItem = z.output<typeof deploymentItem>;
export type IncidentItem = z.output<typeof incidentItem>;
export type SupportRequestItem = z.output<typeof supportRequestItem>;
