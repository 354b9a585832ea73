import { PackageURL } from 'packageurl-js';

/** What a package URL tells of where an artifact is from. */
export interface Artifact {
  /** Of the commit; where that is not told, of the artifact itself. */
  sha?: string;
  /** `owner/name` on GitHub. */
  repository?: string;
}

const SHA = /^(?:sha\d+:)?([0-9a-f]{7,64})$/i;
const VCS_URL =
  /^(?:git\+)?(?:https?|ssh|git):\/\/[^/]+\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:@([^#]+))?(?:#.*)?$/;

/**
 * Reads an artifact id of CDEvents: a package URL such as
 * `pkg:github/larkspur/orders@<sha>` or
 * `pkg:oci/orders@sha256:...?vcs_url=git+https://github.com/larkspur/orders@<sha>`.
 */
export function readArtifact(artifactId: string): Artifact {
  let url: PackageURL;
  try {
    url = PackageURL.fromString(artifactId);
  } catch {
    // CDEvents only recommends package URLs: other ids tell nothing.
    return {};
  }
  const [, vcsRepository, vcsVersion] =
    VCS_URL.exec(url.qualifiers?.vcs_url ?? '') ?? [];
  return {
    sha: shaOf(vcsVersion) ?? shaOf(url.version),
    repository:
      url.type === 'github' && url.namespace
        ? `${url.namespace}/${url.name}`
        : vcsRepository,
  };
}

function shaOf(version: string | null | undefined): string | undefined {
  return SHA.exec(version ?? '')?.[1].toLowerCase();
}
