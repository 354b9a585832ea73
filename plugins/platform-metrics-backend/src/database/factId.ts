import { createHash } from 'node:crypto';
import type {
  FactKind,
  ReportKey,
} from '@internal/plugin-platform-metrics-common';

/** By which a fact is stored and linked: the same for every report of it. */
export function factId(kind: FactKind, { source, externalId }: ReportKey) {
  return createHash('sha256')
    .update(`${kind}\n${source}\n${externalId}`)
    .digest('hex')
    .slice(0, 32);
}
