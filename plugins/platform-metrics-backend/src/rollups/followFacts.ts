import type { WriteTurn } from '../database/WriteTurn';
import { changesThatMatter } from './affectsOutcomes';
import { appendDeployments } from './appendDeployments';
import { deriveService } from './deriveService';
import type { FactChange } from './FactChange';

/**
 * Brings the outcomes of services up to date: of each is known which facts
 * changed, or that anything may have. Only where the changes do not tell it is
 * a service computed from all its facts.
 */
export async function followFacts(
  turn: WriteTurn,
  touched: ReadonlyMap<number, readonly FactChange[] | 'unknown'>,
): Promise<void> {
  const news = await changesThatMatter(turn, touched);
  const appended = await appendDeployments(turn, news);
  for (const service of touched.keys()) {
    if (!appended.has(service)) {
      await deriveService(turn, service, turn.settings);
    }
  }
}
