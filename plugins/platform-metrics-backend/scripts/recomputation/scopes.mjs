/** Whose facts make a number: services in groups by squad, and support requests. */
export function scopesOf({ services, requests }, squads) {
  const since = requests.map(({ week }) => week).sort()[0];
  const scopeOf = (refs, asked) => ({
    groups: refs.map(ref =>
      services.filter(({ service }) => service.squad === ref),
    ),
    requests: asked,
    since,
  });
  const everybody = scopeOf(squads, requests);
  return {
    everybody,

    /** Of a squad, of one that is no more, or of nobody known. */
    ofSquad: ref =>
      scopeOf(
        squads.includes(ref) ? [ref] : [],
        requests.filter(({ squad = 'unassigned' }) => squad === ref),
      ),

    /** The squads' services of a system: support requests are of none. */
    ofSystem: repositories => ({
      groups: everybody.groups
        .map(group =>
          group.filter(({ service }) => repositories.has(service.repository)),
        )
        .filter(group => group.length > 0),
      requests: [],
    }),
  };
}
