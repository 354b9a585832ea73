import type {
  Directory,
  Subject,
} from '@internal/plugin-platform-metrics-common';

/** Names the whole organization where a squad is expected. */
export const ORGANIZATION = 'organization';

/** Whose baselines the person may change. */
export function subjectsFor(
  { squads, mayUpdateOrganizationBaselines }: Directory,
  organizationTitle: string,
): Subject[] {
  return [
    ...(mayUpdateOrganizationBaselines
      ? [{ ref: ORGANIZATION, title: organizationTitle }]
      : []),
    ...squads
      .filter(({ mayUpdateBaselines }) => mayUpdateBaselines)
      .map(({ ref, title }) => ({ ref, title })),
  ];
}
