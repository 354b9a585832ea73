export { githubOwnerField } from './githubOwnerField';
