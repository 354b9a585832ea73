import type {
  MetricsSettings,
  Tier,
} from '@internal/plugin-platform-metrics-common';

/** The tier that an environment belongs to, by its name in any case. */
export function tierOf(
  environment: string,
  { tiers }: Pick<MetricsSettings, 'tiers'>,
): Tier {
  const name = environment.toLowerCase();
  return Object.hasOwn(tiers, name) ? tiers[name] : 'other';
}
