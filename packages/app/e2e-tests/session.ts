/** Where the session of `priya-raman` is kept for the tests that start signed in. */
export const storageState = 'node_modules/.cache/e2e-session.json';

/** The same of `maya-okafor`, who may report facts. */
export const platformTeamState =
  'node_modules/.cache/e2e-platform-team-session.json';
