/** The images that a Dockerfile starts from, without its own earlier stages. */
export function baseImages(dockerfile: string): string[] {
  const stages = new Set<string>(['scratch']);
  const images = new Set<string>();
  for (const [, image, , stage] of dockerfile.matchAll(
    /^\s*FROM\s+(?:--\S+\s+)*(\S+)(\s+AS\s+(\S+))?/gim,
  )) {
    if (!stages.has(image)) {
      images.add(image);
    }
    if (stage) {
      stages.add(stage);
    }
  }
  return [...images];
}
