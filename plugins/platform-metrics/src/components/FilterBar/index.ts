export { FilterBar } from './FilterBar';
export { FilterFrame } from './FilterFrame';
export { RangeFilter } from './RangeFilter';
