/**
 * What pages and cards draw while something is read, where it fails, and where
 * there is nothing.
 *
 * @packageDocumentation
 */

export {
  FailureAlert,
  ReadingFailure,
  type FailureAlertProps,
  type ReadingFailureProps,
} from './FailureAlert';
export { Hint, type HintProps } from './Hint';
export { Loaded, type Loadable, type LoadedProps } from './Loaded';
export { RowsSkeleton, type RowsSkeletonProps } from './RowsSkeleton';
export {
  RuledItem,
  RuledList,
  type RuledItemProps,
  type RuledListProps,
} from './RuledList';
export { loadingTranslationRef } from './translation';
export { useErrorDescription } from './useErrorDescription';
