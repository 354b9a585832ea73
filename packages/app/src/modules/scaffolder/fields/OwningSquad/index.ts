export { owningSquadField } from './owningSquadField';
