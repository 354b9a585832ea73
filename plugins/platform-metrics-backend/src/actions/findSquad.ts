import { InputError } from '@backstage/errors';
import type { MetricsService } from '../service/MetricsService';

/** Finds squads as people call them: by entity ref, name or title. */
export async function findSquad(
  squad: string,
  metrics: Pick<MetricsService, 'getDirectory'>,
): Promise<{ ref: string; title: string }> {
  const { squads } = await metrics.getDirectory();
  const wanted = squad.trim().toLowerCase();
  const found =
    squads.find(({ ref }) => ref === wanted) ??
    squads.find(({ ref }) => ref.split('/')[1] === wanted) ??
    squads.find(({ title }) => title.toLowerCase() === wanted);
  if (!found) {
    throw new InputError(
      `There is no squad '${squad}'. The action list-squads lists those there are`,
    );
  }
  return found;
}
