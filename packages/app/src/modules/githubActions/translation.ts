import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const githubActionsTranslationRef = createTranslationRef({
  id: 'app.github-actions',
  messages: {
    title: 'Workflow runs',
    reason:
      'GitHub shows workflow runs to whom it lets see the repository. Connect your account once: it asks you to let the portal read your repositories.',
    connect: 'Connect GitHub',
    checking: 'Asking GitHub who you are',
    failure: 'GitHub was not connected',
  },
});
