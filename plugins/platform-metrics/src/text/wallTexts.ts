/** The shared screen. */
export const wallTexts = {
  wall: {
    title: 'Metrics on the wall',
    exit: 'Leave wall mode',
    refreshed: 'Refreshed {{time}}',
    lost: 'Connection lost. Numbers are from {{time}}.',
    lostNever: 'Connection lost. Trying again.',
    rising: 'Support load is rising',
    waiting: 'Waiting for their first deployment',
    awake: 'The screen stays awake',
    lastWeeks: 'Last {{weeks}} weeks',
  },
} as const;
