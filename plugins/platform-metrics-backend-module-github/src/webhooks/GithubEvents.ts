import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, stringifyError } from '@backstage/errors';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { FactRecorder } from '@internal/plugin-platform-metrics-node';
import type { KnownHistory } from '../facts/repository';
import type { GithubAccess } from '../github/GithubAccess';
import { readChanges } from '../github/readChanges';
import { readDeploymentsOf } from '../github/readDeployments';
import type { Settings } from '../settings';
import { translateDeployment } from './deployment';
import { translateDeploymentStatus } from './deploymentStatus';
import { translateIssue } from './issues';
import { translatePullRequest } from './pullRequest';
import { findPushedCommits } from './push';
import { translateRepository } from './repository';
import { findFinishedRun } from './workflowRun';

interface Options {
  access: GithubAccess;
  logger: LoggerService;
  now: () => number;
  readHistory(repositoryId: number): Promise<KnownHistory | undefined>;
  recorder: FactRecorder;
  settings: Settings;
}

/**
 * Takes in what GitHub tells by webhooks. What cannot be understood, read or
 * recorded is logged and left to reconciliation: it reads from where it was
 * itself, whatever events made of it meanwhile.
 */
export class GithubEvents {
  private readonly translators: Record<
    string,
    (payload: unknown) => FactReport[] | Promise<FactReport[]>
  > = {
    deployment: translateDeployment,
    deployment_status: translateDeploymentStatus,
    issues: payload =>
      translateIssue(payload, {
        settings: this.options.settings.issues,
        receivedAt: this.options.now(),
      }),
    pull_request: translatePullRequest,
    push: payload => this.readPush(payload),
    repository: payload =>
      translateRepository(payload, {
        readHistory: this.options.readHistory,
        receivedAt: this.options.now(),
        settings: this.options.settings.issues,
      }),
    workflow_run: payload => this.readRun(payload),
  };

  constructor(private readonly options: Options) {}

  async subscribe(events: EventsService): Promise<void> {
    await events.subscribe({
      id: 'github',
      topics: Object.keys(this.translators).map(event => `github.${event}`),
      onEvent: event => this.take(event),
    });
  }

  private async take({ topic, eventPayload }: EventParams): Promise<void> {
    const { logger, recorder } = this.options;
    const event = topic.slice('github.'.length);
    try {
      const reports = await this.translators[event](eventPayload);
      if (reports.length > 0) {
        await recorder.record(reports);
      }
    } catch (error) {
      const problem = error instanceof InputError ? 'understood' : 'taken in';
      logger.error(
        `GitHub's event '${event}' could not be ${problem}, and is left to reconciliation: ${stringifyError(error)}`,
      );
    }
  }

  private async readPush(payload: unknown): Promise<FactReport[]> {
    const push = findPushedCommits(payload);
    if (!push) {
      return [];
    }
    const { repository, base, head } = push;
    const { access, logger, now, settings } = this.options;
    const client = await access.open(repository.html_url);
    const reports: FactReport[] = [];
    const horizon = now() - settings.backfillMs;
    for await (const page of readChanges(
      { client, repository, logger },
      { base, head, horizon },
    )) {
      reports.push(...page);
    }
    return reports;
  }

  private async readRun(payload: unknown): Promise<FactReport[]> {
    const run = findFinishedRun(payload);
    if (!run) {
      return [];
    }
    const { repository, sha } = run;
    const { access, logger } = this.options;
    const client = await access.open(repository.html_url);
    return readDeploymentsOf({ client, repository, logger }, sha);
  }
}
