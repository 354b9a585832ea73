import { MINUTE, type Moment, SOURCE } from './Moment';

/** A deployment as its source would report it. */
export class DeploymentMoments {
  readonly externalId: string;
  private readonly environment: string;

  constructor(
    private readonly repository: string,
    readonly sha: string,
    readonly at: number,
    private readonly options: {
      environment?: 'production' | 'staging';
      fixesIncident?: string;
    } = {},
  ) {
    this.environment = options.environment ?? 'production';
    this.externalId = `${repository}#${this.environment}-${at}`;
  }

  success(): Moment[] {
    const { externalId, at, sha } = this;
    const { fixesIncident } = this.options;
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
          ...(fixesIncident && { fixesIncident }),
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
