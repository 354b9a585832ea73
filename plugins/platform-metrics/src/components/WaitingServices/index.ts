export { WaitingServicesCard } from './WaitingServicesCard';
