/** What is said outside the page: on services, squads and the start page. */
export const placeTexts = {
  delivery: {
    numbers: 'Delivery',
    more: 'All of metrics',
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
    everyone: 'Of every squad: you are in none.',
    empty: 'No facts yet',
    emptyHint: 'Numbers show as soon as a service is created and deployed.',
  },
} as const;
