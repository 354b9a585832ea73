import type { Config } from '@backstage/config';

/** By what squads and their leads are known in the catalog. */
export interface OwnershipSettings {
  /** Types of Groups that are squads, in lower case. */
  squadTypes: readonly string[];
  /** Annotation of a squad that names its lead. */
  leadAnnotation: string;
}

export function readOwnershipSettings(config: Config): OwnershipSettings {
  return {
    squadTypes: (
      config.getOptionalStringArray('platformMetrics.squadTypes') ?? ['squad']
    ).map(type => type.toLowerCase()),
    leadAnnotation:
      config.getOptionalString('platformMetrics.leadAnnotation') ??
      'wheelhouse/lead',
  };
}
