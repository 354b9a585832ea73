export { Actions, Content } from './HomeWidget';
