export { Wall } from './Wall';
export { WALL } from './wallParameter';
