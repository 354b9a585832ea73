import {
  isWaiting,
  waitedMs,
  type MetricsSettings,
  type WaitingService,
  type WaitingServices,
} from '@internal/plugin-platform-metrics-common';
import type { Organization } from '../organization/Organization';
import { totalScope } from '../organization/Scope';
import type { Page, ServiceSelection } from '../Selection';
import { pageOf } from './pageOf';

/** Services that wait for their first deployment, longest first. */
export function waitingServices(
  selection: ServiceSelection,
  page: Page | undefined,
  from: { organization: Organization; now: number; settings: MetricsSettings },
): WaitingServices {
  const { organization, now, settings } = from;
  const targetMs = settings.firstDeploymentTargetMs;
  const waiting: WaitingService[] = [];
  for (const part of totalScope(selection, organization).parts) {
    for (const service of organization.membersOf(part)) {
      const start = organization.startOf(service.id);
      const ageMs =
        start && isWaiting(start, now) ? waitedMs(start, now) : undefined;
      if (ageMs !== undefined && service.createdAt !== undefined) {
        waiting.push({
          ...organization.describeService(service),
          createdAt: new Date(service.createdAt).toISOString(),
          ageMs,
          isOverdue: ageMs > targetMs,
          ...(service.url && { url: service.url }),
        });
      }
    }
  }
  waiting.sort(
    (a, b) => b.ageMs - a.ageMs || (a.repository < b.repository ? -1 : 1),
  );
  return { targetMs, totalItems: waiting.length, items: pageOf(waiting, page) };
}
