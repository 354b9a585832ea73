export { ServiceTableCard } from './ServiceTableCard';
