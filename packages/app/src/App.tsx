import { createApp } from '@backstage/frontend-defaults';
import { brandingModule } from './modules/branding';
import { apiDocsModule, catalogModule } from './modules/catalog';
import { githubActionsModule } from './modules/githubActions';
import { homeModule, metricsWidgetModule } from './modules/home';
import { navModule } from './modules/nav';
import { pageLayoutModule } from './modules/pageLayout';
import { scaffolderModule } from './modules/scaffolder';
import { scmAuthModule } from './modules/scmAuth';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [
    brandingModule,
    pageLayoutModule,
    navModule,
    signInModule,
    scmAuthModule,
    homeModule,
    metricsWidgetModule,
    catalogModule,
    apiDocsModule,
    githubActionsModule,
    scaffolderModule,
  ],
});
