/** What is said outside the page: on services, squads and the start page. */
export const placeTexts = {
  delivery: {
    about: 'About this service',
    first: 'Time to first deployment',
    withinTarget: 'within the target of {{target}}',
    overTarget: 'longer than the target of {{target}}',
    last: 'Last deployed to production',
    never: 'Not in this range',
    waits: 'Waits for its first deployment, for {{age}} now',
    waitsOverdue:
      'Waits for its first deployment, for {{age}} now: longer than the target of {{target}}',
    waitsHint:
      'Created {{created}}, and never deployed to staging since. Its workflow runs say what is missing.',
    unknown: 'Nothing is known of this service yet',
    unknownHint:
      'Nothing was reported of {{repository}}. What is reported from now on shows within seconds, and its history with the next reconciliation. If both pass and nothing shows, ask the platform team whether the repository is among those that metrics read.',
  },
  squadCard: {
    title: 'Delivery',
    weeks: 'Last {{weeks}} weeks',
    more: 'Show metrics of this squad',
    empty: 'No facts yet',
    emptyHint:
      'Numbers show as soon as one of its services is deployed to production.',
  },
  homeWidget: {
    more: 'Show metrics',
    mine: '{{squads}} · last {{weeks}} weeks',
    everyone:
      'Of every squad, as you are in none of them · last {{weeks}} weeks',
    empty: 'No facts yet',
    emptyHint: 'Numbers show as soon as a service is created and deployed.',
  },
} as const;
