import type { MetricsSettings } from '@internal/plugin-platform-metrics-common';
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
import { readCloudEvent, type ReadEvent } from './readCloudEvent';
import { repositoryOf, serviceRefOf } from './serviceOf';

/** Reads CDEvents (https://cdevents.dev) in CloudEvents: each by itself. */
export class EventReader {
  constructor(
    private readonly options: {
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
    return read.map(one => accept(this.map(one, found)));
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
}

function accept(mapped: MappedEvent): ItemOutcome {
  if (mapped.status !== 'mapped') {
    return mapped;
  }
  const { reports } = mapped;
  const [fact] = reports;
  return { status: 'accepted', id: factId(fact.kind, fact), reports };
}
