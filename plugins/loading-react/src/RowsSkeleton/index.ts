export { RowsSkeleton, type RowsSkeletonProps } from './RowsSkeleton';
