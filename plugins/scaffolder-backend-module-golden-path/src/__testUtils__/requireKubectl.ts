/** The kubectl that `npm test -- --only manifests` found or fetched. */
export function requireKubectl(): string {
  const { KUBECTL } = process.env;
  if (!KUBECTL) {
    throw new Error(
      'KUBECTL is not set: run npm test -- --only manifests, which finds one',
    );
  }
  return KUBECTL;
}
