/** Where the session of `priya-raman` is kept for the tests that start signed in. */
export const storageState = 'node_modules/.cache/e2e-session.json';
