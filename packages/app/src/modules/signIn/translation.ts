import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const signInTranslationRef = createTranslationRef({
  id: 'app.sign-in',
  messages: {
    pitch: 'One golden path from idea to production',
    benefits: {
      create: 'Create a service that builds, deploys and documents itself',
      find: 'Find who owns what, and how to reach them',
      read: 'Read the docs of every service in one place',
    },
    heading: 'Sign in to {{portal}}',
    explanation:
      'You sign in with the GitHub account you use at {{organization}}. {{portal}} reads your public profile, nothing else.',
    checking: 'Looking for your session',
    signIn: 'Sign in with GitHub',
    windowOpen:
      'Go on in the window from GitHub. Cannot see it? Press the button again.',
    details: 'Technical details',
    problem: {
      credentialsRefused: {
        title: 'GitHub does not accept {{portal}}',
        reason:
          "GitHub gave the portal no access token: the portal's client ID and secret do not belong together, or the portal's server cannot reach GitHub.",
        remedy:
          'Nothing you can mend from here. Ask the platform team to check AUTH_GITHUB_CLIENT_ID and AUTH_GITHUB_CLIENT_SECRET, then try again.',
      },
      denied: {
        title: 'You were not signed in',
        reason: 'GitHub reports that access for {{portal}} was refused.',
        remedy:
          'If that was not what you wanted, sign in again and choose Authorize.',
      },
      githubUnreachable: {
        title: 'GitHub does not answer',
        reason:
          "You were authorized, but the portal's server could not read your profile from GitHub.",
        remedy:
          'Try again in a minute. If it goes on, see whether GitHub reports an incident, and tell the platform team.',
      },
      notConfigured: {
        title: 'Sign-in with GitHub is not set up',
        reason:
          "The portal's server has no GitHub sign-in for this environment.",
        remedy:
          'Ask the platform team to check auth.environment and auth.providers.github in the configuration.',
      },
      notInCatalog: {
        title: 'GitHub knows you, {{portal}} does not',
        reason:
          'No user in the catalog has the name of the GitHub account you used.',
        remedy:
          'Signed in to GitHub with a private account? Change to the one you use at work and try again. New here? Ask the platform team to add you.',
      },
      popupBlocked: {
        title: 'Your browser blocked the sign-in window',
        reason: 'GitHub asks for your consent in a window of its own.',
        remedy: 'Allow pop-up windows for {{address}}, then sign in again.',
      },
      popupClosed: {
        title: 'The sign-in window was closed',
        reason: 'It closed before GitHub had answered.',
        remedy:
          'Sign in again and leave the window open: it closes by itself. Did it show an error from GitHub? Tell the platform team what it said.',
      },
      portalUnreachable: {
        title: '{{portal}} does not answer',
        reason:
          "The portal's server is starting, has stopped, or cannot be reached from your network.",
        remedy:
          'Check your connection and VPN, wait a moment, then try again. If others see this too, tell the platform team.',
      },
      staleAttempt: {
        title: 'That sign-in is out of date',
        reason:
          'It took too long, or a second one was started in another tab meanwhile.',
        remedy: 'Sign in again.',
      },
      unknown: {
        title: 'Signing in failed',
        reason: 'The portal met an error that it has no words for.',
        remedy:
          'Try again. If it goes on, show the platform team the technical details.',
      },
      wrongAddress: {
        title: 'The portal has another address',
        reason:
          'You opened it at {{address}}, where signing in is not allowed.',
        remedy:
          'Open the address in app.baseUrl of the configuration, or ask the platform team which one to use.',
      },
    },
  },
});
