import { passesFilter } from './filterPattern';
import type { Triggers } from './Triggers';

/** Something that happened, as far as it decides which workflows start. */
export type TriggerEvent =
  | {
      /** A deleted branch or tag starts nothing: do not ask. */
      name: 'push';
      /** `refs/heads/main` or `refs/tags/v1`. */
      ref: string;
      /** Absent where it cannot be told: then every path filter passes. */
      changedFiles?: string[];
    }
  | {
      name: 'pull_request';
      /** Such as `opened`. */
      action: string;
      /** Without `refs/heads/`. */
      baseBranch: string;
      changedFiles?: string[];
    }
  | { name: 'workflow_dispatch' };

/** Without `types`. */
const DEFAULT_TYPES = ['opened', 'synchronize', 'reopened'];

/** Whether an event starts the workflow. */
export function matches(triggers: Triggers, event: TriggerEvent): boolean {
  switch (event.name) {
    case 'push':
      return (
        triggers.push !== undefined &&
        matchesRef(triggers.push, event.ref) &&
        // GitHub looks at paths on branches only.
        (event.ref.startsWith('refs/tags/') ||
          matchesPaths(triggers.push, event.changedFiles))
      );
    case 'pull_request': {
      const trigger = triggers.pull_request;
      return (
        trigger !== undefined &&
        (trigger.types ?? DEFAULT_TYPES).includes(event.action) &&
        matchesName(
          trigger.branches,
          trigger['branches-ignore'],
          event.baseBranch,
        ) &&
        matchesPaths(trigger, event.changedFiles)
      );
    }
    default:
      return triggers.workflow_dispatch !== undefined;
  }
}

function matchesRef(
  filters: NonNullable<Triggers['push']>,
  ref: string,
): boolean {
  const branches = [filters.branches, filters['branches-ignore']] as const;
  const tags = [filters.tags, filters['tags-ignore']] as const;
  const isTag = ref.startsWith('refs/tags/');
  const [own, other] = isTag ? [tags, branches] : [branches, tags];
  if (own.every(isAbsent) && !other.every(isAbsent)) {
    // A filter for tags alone leaves branches out, and the other way round.
    return false;
  }
  return matchesName(...own, ref.replace(/^refs\/(heads|tags)\//, ''));
}

function matchesName(
  wanted: string[] | undefined,
  ignored: string[] | undefined,
  name: string,
): boolean {
  return (
    (!wanted || passesFilter(wanted, name)) &&
    (!ignored || !passesFilter(ignored, name))
  );
}

function matchesPaths(
  filters: { paths?: string[]; 'paths-ignore'?: string[] },
  changedFiles: string[] | undefined,
): boolean {
  const { paths, 'paths-ignore': ignored } = filters;
  if (!changedFiles || (!paths && !ignored)) {
    return true;
  }
  return changedFiles.some(file => matchesName(paths, ignored, file));
}

function isAbsent(filter: string[] | undefined): boolean {
  return filter === undefined;
}
