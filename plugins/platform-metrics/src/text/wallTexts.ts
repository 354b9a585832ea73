/** The shared screen. */
export const wallTexts = {
  wall: {
    title: 'Metrics on the wall',
    exit: 'Leave wall mode',
    refreshed: 'Refreshed {{time}}',
    lost: 'Connection lost: numbers of {{time}}',
    lostNever: 'Connection lost: trying again',
    rising: 'Support load is rising: {{squads}}',
    lastWeeks: 'last {{weeks}} weeks',
  },
} as const;
