export { SquadCard } from './SquadCard';
