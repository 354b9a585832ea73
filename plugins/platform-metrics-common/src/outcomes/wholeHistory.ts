import type { Service } from '../facts/ServiceHistory';

/**
 * Whether the facts of a service are known from its creation on.
 *
 * @public
 */
export function hasWholeHistory({ createdAt, historySince }: Service): boolean {
  return (
    historySince === undefined ||
    (createdAt !== undefined && historySince <= createdAt)
  );
}
