import type {
  FactReport,
  MetricsSettings,
} from '@internal/plugin-platform-metrics-common';
import { factId } from '../../database/factId';
import { rejected, type ItemOutcome } from '../ItemOutcome';
import type { FoundRepository, RepositoryFinder } from '../RepositoryFinder';
import { readArtifact } from './artifact';
import {
  mapDeployment,
  mapIncident,
  mapTicket,
  type MappedEvent,
} from './mapEvent';
import { mergeSpan } from './mergeSpan';
import { readCloudEvent, type ReadEvent } from './readCloudEvent';
import { repositoryOf, serviceRefOf } from './serviceOf';

/** Reads CDEvents (https://cdevents.dev) in CloudEvents: each by itself. */
export class EventReader {
  constructor(
    private readonly options: {
      /** A fact as it was last reported. */
      findReport: (
        kind: 'incident' | 'support-request',
        id: string,
      ) => Promise<FactReport | undefined>;
      repositories: RepositoryFinder;
      settings: Pick<MetricsSettings, 'tiers'>;
    },
  ) {}

  /** One outcome for each event, in order. */
  async read(events: readonly unknown[]): Promise<ItemOutcome[]> {
    const read = events.map(readCloudEvent);
    const found = await this.options.repositories.find(
      new Set(
        read.flatMap(one =>
          one.status === 'read'
            ? (serviceRefOf(one.name, one.event) ?? [])
            : [],
        ),
      ),
    );
    const merged = new Map<string, FactReport>();
    const outcomes: ItemOutcome[] = [];
    for (const one of read) {
      outcomes.push(await this.accept(this.map(one, found), merged));
    }
    return outcomes;
  }

  private map(
    read: ReadEvent,
    found: ReadonlyMap<string, FoundRepository>,
  ): MappedEvent {
    if (read.status !== 'read') {
      return read;
    }
    const { name, event } = read;
    if (name.startsWith('ticket.')) {
      return mapTicket(name, event);
    }
    const artifact = readArtifact(event.subject.content.artifactId ?? '');
    const service = repositoryOf(name, event, artifact, found);
    if (service.repository === undefined) {
      return rejected(service.problem, '/data/subject');
    }
    return name.startsWith('service.')
      ? mapDeployment(event, artifact, service)
      : mapIncident(name, event, artifact, service, this.options.settings);
  }

  /** Events of a batch may be about one subject: each adds to those before. */
  private async accept(
    mapped: MappedEvent,
    merged: Map<string, FactReport>,
  ): Promise<ItemOutcome> {
    if (mapped.status !== 'mapped') {
      return mapped;
    }
    const [fact, ...others] = mapped.reports;
    const id = factId(fact.kind, fact);
    if (fact.kind !== 'incident' && fact.kind !== 'support-request') {
      return { status: 'accepted', id, reports: [fact, ...others] };
    }
    const known =
      merged.get(id) ?? (await this.options.findReport(fact.kind, id));
    const report = mergeSpan(fact, known);
    merged.set(id, report);
    return { status: 'accepted', id, reports: [report] };
  }
}
