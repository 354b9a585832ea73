import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { MetricSource } from '@internal/plugin-platform-metrics-node';
import type { z } from 'zod';
import type { ServiceStore } from '../database/ServiceStore';
import { factId } from '../database/factId';
import { rejected, type ItemOutcome, type Problem } from './ItemOutcome';
import { deploymentItem, incidentItem, supportRequestItem } from './items';
import type { RepositoryFinder } from './RepositoryFinder';
import {
  deploymentReports,
  incidentReport,
  supportRequestReport,
} from './reportsOf';

/** What can be reported item by item. */
export type ItemKind = 'deployments' | 'incidents' | 'support-requests';

/** Whose facts come by themselves, whether they are switched on or not. */
const TAKEN_SOURCES = ['cdevents', 'demonstration', 'github', 'slack'];

const sayWhatIsMissing: z.core.ParseContext<z.core.$ZodIssue> = {
  error: issue => (issue.input === undefined ? 'missing' : undefined),
};

/** Reads items as the API documents them: each by itself. */
export class ItemReader {
  constructor(
    private readonly options: {
      repositories: RepositoryFinder;
      services: Pick<ServiceStore, 'readSquads'>;
      /** What modules added. */
      sources: () => readonly Pick<MetricSource, 'id'>[];
    },
  ) {}

  /** One outcome for each item, in order. */
  async read(
    kind: ItemKind,
    items: readonly unknown[],
    now: number,
  ): Promise<ItemOutcome[]> {
    switch (kind) {
      case 'deployments':
        return this.readOfServices(deploymentItem, items, (item, repository) =>
          deploymentReports(item, repository, now),
        );
      case 'incidents':
        return this.readOfServices(incidentItem, items, (item, repository) => [
          incidentReport(item, repository, now),
        ]);
      default:
        return this.readSupportRequests(items, now);
    }
  }

  private async readOfServices<
    T extends { service?: string; repository?: string },
  >(
    schema: z.ZodType<T>,
    items: readonly unknown[],
    toReports: (item: T, repository: string) => FactReport[],
  ): Promise<ItemOutcome[]> {
    const parsed: Array<{ data?: T; error?: z.ZodError<unknown> }> = items.map(
      item => schema.safeParse(item, sayWhatIsMissing),
    );
    const repositories = await this.options.repositories.find(
      new Set(parsed.flatMap(({ data }) => data?.service ?? [])),
    );
    return parsed.map(({ data, error }) => {
      if (!data) {
        return { status: 'rejected', problem: problemOf(error) };
      }
      const { service, repository = '' } = data;
      if (service === undefined) {
        return this.accept(toReports(data, repository));
      }
      const found = repositories.get(service);
      return found?.repository === undefined
        ? rejected(
            found?.problem ?? `Nothing is known of ${service}`,
            '/service',
          )
        : this.accept(toReports(data, found.repository));
    });
  }

  private async readSupportRequests(
    items: readonly unknown[],
    now: number,
  ): Promise<ItemOutcome[]> {
    const squads = new Set(
      (await this.options.services.readSquads()).map(({ ref }) => ref),
    );
    return items.map(item => {
      const { data, error } = supportRequestItem.safeParse(
        item,
        sayWhatIsMissing,
      );
      if (!data) {
        return { status: 'rejected', problem: problemOf(error) };
      }
      const { squad } = data;
      return squad === undefined || squads.has(squad)
        ? this.accept([supportRequestReport(data, now)])
        : rejected(
            `The catalog has no squad ${squad}: register it, or leave it out`,
            '/squad',
          );
    });
  }

  private accept(reports: FactReport[]): ItemOutcome {
    const [fact] = reports;
    const taken = [
      ...TAKEN_SOURCES,
      ...this.options.sources().map(({ id }) => id),
    ];
    return taken.includes(fact.source)
      ? rejected(
          `source: ${fact.source} is taken; expected a name of your own, such as argo-cd`,
          '/source',
        )
      : { status: 'accepted', id: factId(fact.kind, fact), reports };
  }
}

function problemOf(error: z.ZodError<unknown> | undefined): Problem {
  const [{ path, message }] = error?.issues ?? [{ path: [], message: '' }];
  return path.length > 0
    ? { message: `${path.join('.')}: ${message}`, field: `/${path.join('/')}` }
    : { message };
}
