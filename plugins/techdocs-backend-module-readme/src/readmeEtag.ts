const mark = 'readme:';

/**
 * Sites made of a README carry a marked etag, so that they are built anew when
 * MkDocs has come, though the repository has not changed.
 */
export const markEtag = (etag: string) => `${mark}${etag}`;

/** The etag of the source, where it was marked. */
export const unmarkEtag = (etag: string): string | undefined =>
  etag.startsWith(mark) ? etag.slice(mark.length) : undefined;
