/** What charts are called, and what their marks say. */
export const chartTexts = {
  chart: {
    weekly:
      '{{metric}} by week, {{weeks}} weeks. The table view has the same values.',
    firstDeployments:
      'Time to first deployment of {{services}} services by day of creation, on a logarithmic scale, with the target of {{target}} and the weekly median. The table view has the same values.',
    deployments: 'Deployments of {{squad}} by week: {{value}} a week.',
    support:
      'Support requests of {{squads}} squads by week. The table view has the same values.',
    service: 'One service',
    target: 'Target {{value}}',
    baseline: 'Baseline {{value}}',
    reference: 'Reference {{value}}',
    before: 'Period before',
    median: 'Weekly median',
    running: 'Running week, not over',
    squadsShown: 'Squads shown',
    searchSquads: 'Search squads',
    prominent:
      'The {{shown}} highest and lowest of {{total}} squads. Choose others by name, or see all in the table.',
    rising: 'rising',
    requests_one: '{{count}} request',
    requests_other: '{{count}} requests',
    deploymentsCount_one: '{{count}} deployment',
    deploymentsCount_other: '{{count}} deployments',
    samples: 'sample size {{size}}',
    waitingTitle: 'Services that wait for their first deployment',
    waitingNone: 'No service waits: each was deployed to staging.',
    waitingAge: 'waits {{age}}',
    overdue: 'longer than the target',
    servicesTitle: 'Services',
    unregistered: 'not in the catalog',
  },
} as const;
