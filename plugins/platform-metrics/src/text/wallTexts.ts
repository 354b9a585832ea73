/** The shared screen. */
export const wallTexts = {
  wall: {
    title: 'Metrics on the wall',
    exit: 'Leave wall mode',
    refreshed: 'Refreshed {{time}}',
    lost: 'Not refreshed: numbers of {{time}}',
    lostNever: 'Trying again',
    unread: 'Metrics could not be read. {{reason}}',
    rising: 'Support load is rising: {{squads}}',
    lastWeeks: 'last {{weeks}} weeks',
  },
} as const;
