import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const homeTranslationRef = createTranslationRef({
  id: 'app.home',
  messages: {
    greeting: {
      morning: 'Good morning, {{name}}',
      afternoon: 'Good afternoon, {{name}}',
      evening: 'Good evening, {{name}}',
    },
    create: 'Create a service',
    search: {
      label: 'Search {{portal}}',
      placeholder: 'Search services, people and docs',
    },
    services: {
      title: 'Your services',
      all: 'All {{total}} in the catalog',
      docs: 'Docs of {{service}}',
      repository: 'Repository of {{service}}',
      empty: {
        title: 'Your squads own no service yet',
        description:
          'Create one: it comes with a repository, a pipeline, docs and two environments.',
      },
      noSquad: {
        title: 'You are in no squad yet',
        description:
          'The catalog names no squad for you, so nothing here is yours. Ask your lead to add you, or look around in the catalog.',
        action: 'Open the catalog',
      },
    },
    tasks: {
      title: 'Your tasks',
      all: 'All tasks',
      untitled: 'Task {{id}}',
      empty: {
        title: 'Nothing created yet',
        description: 'What you create shows here, with its progress.',
      },
      status: {
        cancelled: 'Cancelled',
        completed: 'Done',
        failed: 'Failed',
        open: 'Waiting',
        processing: 'Running',
        skipped: 'Skipped',
      },
    },
  },
});
