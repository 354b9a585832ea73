import { useCallback } from 'react';
import { ResponseError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { loadingTranslationRef } from './translation';

/** How Chromium, Firefox and WebKit say that nothing answered. */
const NO_ANSWER = /^(Failed to fetch|NetworkError|Load failed)/;
/** What stands before the body of an answer that is none of Backstage's, such as a proxy's page. */
const FOREIGN_ANSWER = /^Request failed with status [^,]*/;

/**
 * Says what went wrong, as the backend said it: of a refusal, not only its number.
 *
 * @public
 */
export function useErrorDescription(): (
  error: Pick<Error, 'message'>,
) => string {
  const { t } = useTranslationRef(loadingTranslationRef);

  return useCallback(
    error => {
      const { message } = ResponseError.is(error) ? error.cause : error;
      if (NO_ANSWER.test(message)) return t('noAnswer');
      return FOREIGN_ANSWER.exec(message)?.[0] ?? message;
    },
    [t],
  );
}
