import { resolve } from 'node:path';
import type { Config } from '@backstage/config';

/**
 * The configured locations that may bring templates, as location refs: those
 * whose own rules allow the kind.
 */
export function templateLocations(config: Config): Set<string> {
  const locations = config.getOptionalConfigArray('catalog.locations') ?? [];
  return new Set(
    locations.filter(allowsTemplates).map(location => {
      const type = location.getString('type');
      const target = location.getString('target');
      return `${type}:${type === 'file' ? resolve(target) : target}`;
    }),
  );
}

function allowsTemplates(location: Config): boolean {
  const rules = location.getOptionalConfigArray('rules') ?? [];
  return rules
    .flatMap(rule => rule.getOptional<(string | { kind: string })[]>('allow'))
    .some(
      allowed =>
        (typeof allowed === 'string' ? allowed : allowed?.kind) === 'Template',
    );
}
