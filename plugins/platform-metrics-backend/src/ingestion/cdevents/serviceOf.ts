import type { FoundRepository } from '../RepositoryFinder';
import type { Artifact } from './artifact';
import type { CdEvent } from './CdEvent';

const ENTITY_REF = /^[A-Za-z]+:[^/:\s]+\/[^/:\s]+$/;
const ENTITY_NAME = /^[A-Za-z0-9][\w.-]*$/;

/**
 * The entity that an event is about: by its ref, or by the name of a component.
 * Absent where the service is called in another way.
 */
export function serviceRefOf(name: string, event: CdEvent): string | undefined {
  const id = serviceIdOf(name, event) ?? '';
  if (ENTITY_REF.test(id)) {
    return id.toLowerCase();
  }
  return ENTITY_NAME.test(id)
    ? `component:default/${id.toLowerCase()}`
    : undefined;
}

/** Where the code is: as the artifact says, or else as the catalog does. */
export function repositoryOf(
  name: string,
  event: CdEvent,
  artifact: Artifact,
  found: ReadonlyMap<string, FoundRepository>,
): FoundRepository {
  if (artifact.repository !== undefined) {
    return { repository: artifact.repository };
  }
  const ref = serviceRefOf(name, event);
  return (
    (ref === undefined ? undefined : found.get(ref)) ?? {
      problem: `Nothing tells which service ${serviceIdOf(name, event) ?? 'it'} is: expected the name or ref of a component in the catalog, or a package URL with the repository, such as pkg:github/owner/name@sha`,
    }
  );
}

function serviceIdOf(name: string, { subject }: CdEvent): string | undefined {
  return name.startsWith('service.') ? subject.id : subject.content.service?.id;
}
