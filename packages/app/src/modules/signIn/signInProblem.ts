/** Why a sign-in did not work, as far as the person at the screen can act on it. */
export type SignInProblem =
  | 'credentialsRefused'
  | 'denied'
  | 'githubUnreachable'
  | 'notConfigured'
  | 'notInCatalog'
  | 'popupBlocked'
  | 'popupClosed'
  | 'portalUnreachable'
  | 'staleAttempt'
  | 'unknown'
  | 'wrongAddress';

/**
 * The backend hands the pop-up window an error's name and message, no code. So
 * these are the words of passport-oauth2, of Backstage's auth backend and of
 * the code that opens the window.
 */
const signs: [SignInProblem, RegExp][] = [
  ['popupBlocked', /^PopupRejectedError/],
  ['wrongAddress', /Incorrect app origin/],
  ['popupClosed', /^PopupClosedError/],
  ['denied', /Authentication rejected/],
  ['staleAttempt', /nonce/],
  ['notInCatalog', /unable to resolve user identity/],
  ['githubUnreachable', /Failed to fetch user (profile|emails)/],
  ['credentialsRefused', /client_secret|Failed to obtain access token/],
];

export function identifySignInProblem(error: Error): SignInProblem {
  const text = `${error.name}: ${error.message}`;
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? 'unknown';
}

/** What the platform team can use an error's own words for. */
export const problemsWithDetail: readonly SignInProblem[] = [
  'credentialsRefused',
  'githubUnreachable',
  'unknown',
];
