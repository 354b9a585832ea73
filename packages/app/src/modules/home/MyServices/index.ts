export { MyServices } from './MyServices';
export { MySquads } from './MySquads';
