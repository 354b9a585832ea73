import { MINUTE, type Moment, SOURCE } from './Moment';

/** A deployment as its source would report it. */
export class DeploymentMoments {
  readonly externalId: string;

  constructor(
    private readonly repository: string,
    readonly sha: string,
    readonly at: number,
    private readonly environment: 'production' | 'staging' = 'production',
  ) {
    this.externalId = `${repository}#${environment}-${at}`;
  }

  success(): Moment[] {
    const { externalId, at, sha } = this;
    return [
      {
        at,
        report: {
          kind: 'deployment',
          source: SOURCE,
          externalId,
          reportedAt: at,
          repository: { repository: this.repository },
          environment: this.environment,
          sha,
          createdAt: at - 2 * MINUTE,
        },
      },
      this.status('success', at),
    ];
  }

  status(state: 'failure' | 'success', at: number): Moment {
    return {
      at,
      report: {
        kind: 'deployment-status',
        source: SOURCE,
        externalId: `${this.externalId}:${state}`,
        reportedAt: at,
        repository: { repository: this.repository },
        deployment: this.externalId,
        state,
        at,
      },
    };
  }
}
