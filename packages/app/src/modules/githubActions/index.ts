export { githubActionsModule } from './githubActionsModule';
