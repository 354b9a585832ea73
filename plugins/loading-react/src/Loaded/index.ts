export { Loaded, type Loadable, type LoadedProps } from './Loaded';
