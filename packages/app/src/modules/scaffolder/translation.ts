import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const goldenPathTranslationRef = createTranslationRef({
  id: 'app.golden-path',
  messages: {
    name: {
      checking: 'Checking whether the name is free',
      notChecked:
        'The name could not be checked now. It is checked again when the service is created.',
    },
    squad: {
      loading: 'Loading your squads',
      none: 'You are in no squad yet. Ask the platform team to be added to one: only its members create services for a squad.',
    },
    owner: {
      loading: 'Loading where repositories may go',
    },
    choicesFailed: 'Could not load the choices: {{reason}}',
  },
});
