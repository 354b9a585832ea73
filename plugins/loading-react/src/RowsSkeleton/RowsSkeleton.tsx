import { Flex, Skeleton } from '@backstage/ui';

/** @public */
export interface RowsSkeletonProps {
  /** How many are expected. */
  rows: number;
}

/**
 * Rows of a list that are on their way: a title, and a line below it.
 *
 * @public
 */
export const RowsSkeleton = ({ rows }: RowsSkeletonProps) => (
  <Flex direction="column" gap="4">
    {Array.from({ length: rows }, (_, row) => (
      <Flex key={row} direction="column" gap="2">
        <Skeleton width="40%" height={16} />
        <Skeleton width="80%" height={12} />
      </Flex>
    ))}
  </Flex>
);
