export { HomeCard } from './HomeCard';
export { Hint } from './Hint';
export { Loaded } from './Loaded';
export type { Loadable } from './Loaded';
