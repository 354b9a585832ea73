export { serviceNameField } from './serviceNameField';
