import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { referenceTo, squadRef, type Size } from './generate';

const MINUTE = 60_000;

/** So many services are at work. */
export const ACTIVE = 400;

/** What comes after the generated year, one service after another. */
export class Deliveries {
  private number = 0;

  constructor(
    private readonly size: Size,
    private readonly now: number,
  ) {}

  /**
   * As GitHub tells of a commit that gets to production, and a request for
   * support: five reports, in the order they come in.
   */
  next(): FactReport[] {
    this.number += 1;
    const service = 1 + (this.number % ACTIVE);
    const at = this.now - 30 * MINUTE + this.number;
    const sha = this.number.toString(16).padStart(40, '0');
    const deployment = `delivery-${this.number}`;
    const common = {
      source: 'bench',
      reportedAt: at,
      repository: referenceTo(service),
    };
    return [
      {
        kind: 'change',
        ...common,
        externalId: sha,
        sha,
        parents: [],
        authoredAt: at - 90 * MINUTE,
      },
      {
        kind: 'deployment',
        ...common,
        externalId: deployment,
        environment: 'production',
        sha,
        createdAt: at,
      },
      ...(['in_progress', 'success'] as const).map((state): FactReport => ({
        kind: 'deployment-status',
        ...common,
        externalId: `${deployment}/${state}`,
        deployment,
        state,
        at,
      })),
      {
        kind: 'support-request',
        source: 'bench',
        externalId: `request-${this.number}`,
        reportedAt: at,
        openedAt: at,
        channel: '#platform-help',
        squad: squadRef(service % this.size.squads),
      },
    ];
  }

  take(count: number): FactReport[] {
    return Array.from({ length: count }, () => this.next()).flat();
  }
}
