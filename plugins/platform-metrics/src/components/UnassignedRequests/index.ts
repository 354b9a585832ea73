export { UnassignedRequestsPage } from './UnassignedRequestsPage';
