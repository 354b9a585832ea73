import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * What is said of anything that is read.
 *
 * @public
 */
export const loadingTranslationRef = createTranslationRef({
  id: 'plugin.loading',
  messages: {
    loading: 'Reading {{what}}',
    failure: '{{what}} could not be read',
    failureHint:
      'Try again; if it goes on, tell the platform team what is said here.',
    noAnswer: 'The portal did not answer',
    retry: 'Try again',
  },
});
