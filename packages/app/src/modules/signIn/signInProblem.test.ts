import { identifySignInProblem } from './signInProblem';

const error = (message: string, name = 'Error') =>
  Object.assign(new Error(message), { name });

describe('identifySignInProblem', () => {
  it.each([
    [
      'denied',
      error(
        'Authentication rejected, The user has denied your application access.',
      ),
    ],
    [
      'credentialsRefused',
      error('Authentication failed, Failed to obtain access token'),
    ],
    [
      'credentialsRefused',
      error(
        'Authentication failed, The client_id and/or client_secret passed are incorrect.',
      ),
    ],
    [
      'notInCatalog',
      error(
        'Failed to sign-in, unable to resolve user identity. Please verify that your catalog contains the expected User entities that would match your configured sign-in resolver.',
      ),
    ],
    [
      'githubUnreachable',
      error('Authentication failed, Failed to fetch user profile'),
    ],
    ['staleAttempt', error('Invalid nonce', 'NotAllowedError')],
    [
      'staleAttempt',
      error('Auth response is missing cookie nonce', 'NotAllowedError'),
    ],
    ['popupBlocked', error('Failed to open auth popup.', 'PopupRejectedError')],
    [
      'popupClosed',
      error('Login failed, popup was closed', 'PopupClosedError'),
    ],
    [
      'wrongAddress',
      error(
        'Login failed, Incorrect app origin, expected http://localhost:7007',
        'PopupClosedError',
      ),
    ],
    ['unknown', error('something else')],
  ])('recognizes %s by what the backend says: %s', (problem, cause) => {
    expect(identifySignInProblem(cause)).toBe(problem);
  });
});
