import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { SYMLINK_MODE, TreeEntry } from '../git/trees';
import { Repository } from '../store/RepositoryStore';
import { encodePath } from '../urls';

type Schemas = components['schemas'];

export type ContentType = 'file' | 'dir' | 'symlink' | 'submodule';

export function contentType({ type, mode }: TreeEntry): ContentType {
  if (type === 'tree') {
    return 'dir';
  }
  if (type === 'commit') {
    return 'submodule';
  }
  return mode === SYMLINK_MODE ? 'symlink' : 'file';
}

/** An entry of a directory listing, which is also the frame of a single file. */
export function contentItem(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  ref: string,
  entry: TreeEntry,
): Schemas['content-directory'][number] {
  const { path, sha } = entry;
  const type = contentType(entry);
  const isFolder = type === 'dir' || type === 'submodule';
  const url = urls.repositoryApi(
    repository,
    `/contents/${encodePath(path)}?ref=${encodeURIComponent(ref)}`,
  );
  const gitUrl = urls.repositoryApi(
    repository,
    `/git/${isFolder ? 'trees' : 'blobs'}/${sha}`,
  );
  const view = isFolder ? 'tree' : 'blob';
  const htmlUrl = `${urls.repository(repository)}/${view}/${encodePath(ref)}/${encodePath(path)}`;
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    sha,
    size: entry.size ?? 0,
    url,
    html_url: htmlUrl,
    git_url: gitUrl,
    download_url: isFolder ? null : urls.raw(repository, ref, path),
    type,
    _links: { self: url, git: gitUrl, html: htmlUrl },
  };
}

/** GitHub breaks base64 into lines, as MIME does. */
export function base64Lines(content: Buffer): string {
  return content
    .toString('base64')
    .replace(/.{60}/g, '$&\n')
    .replace(/\n?$/, '\n');
}
