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
      'Rising and highest first, then as many of the lowest, of {{total}}. The table has all.',
    rising: 'rising',
    samples: 'sample size {{size}}',
  },
  waiting: {
    title: 'Waiting for their first deployment',
    none: 'No service waits: each was deployed to staging.',
    age: 'Waits',
    overdue: '{{age}}, longer than the target',
  },
  services: {
    title: 'Services',
    search: 'Search services and squads',
    searchHint: 'Search',
    service: 'Service',
    squad: 'Squad',
    productionDeployments: 'Deployments',
    failedDeployments: 'Failed',
    leadTime: 'Median lead time',
    timeToFirstDeployment: 'First deployment',
    recoveryTime: 'Median recovery',
    lastDeployedAt: 'Last deployed',
    unregistered: 'not in the catalog',
    ofSample: 'of {{size}}',
  },
} as const;
