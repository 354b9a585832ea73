import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { AnnotatedTag } from '../git/commits';
import { GitObject } from '../git/objects';
import { Ref } from '../git/refs';
import { TreeEntry } from '../git/trees';
import { Repository } from '../store/RepositoryStore';
import { encodePath } from '../urls';
import { base64Lines } from './contents';
import { nodeId } from './nodeId';

type Schemas = components['schemas'];

function objectUrl(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  type: string,
  sha: string,
): string {
  return urls.repositoryApi(repository, `/git/${type}s/${sha}`);
}

export function gitRef(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  { name, sha, type }: Ref,
): Schemas['git-ref'] {
  return {
    ref: name,
    node_id: nodeId('Ref', repository.id, name),
    url: context.urls.repositoryApi(repository, `/git/${encodePath(name)}`),
    object: { type, sha, url: objectUrl(context, repository, type, sha) },
  };
}

export function gitTree(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  sha: string,
  entries: TreeEntry[],
): Schemas['git-tree'] {
  return {
    sha,
    url: objectUrl(context, repository, 'tree', sha),
    tree: entries.map(entry => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.sha,
      ...(entry.size !== undefined && { size: entry.size }),
      // A submodule's commit is in another repository.
      ...(entry.type !== 'commit' && {
        url: objectUrl(context, repository, entry.type, entry.sha),
      }),
    })),
    truncated: false,
  };
}

export function gitBlob(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  { sha, content }: GitObject,
): Schemas['blob'] {
  return {
    sha,
    node_id: nodeId('Blob', repository.id, sha),
    size: content.length,
    url: objectUrl(context, repository, 'blob', sha),
    content: base64Lines(content),
    encoding: 'base64',
  };
}

export function gitTag(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  { sha, tag, message, tagger, objectSha, objectType }: AnnotatedTag,
): Schemas['git-tag'] {
  return {
    node_id: nodeId('Tag', repository.id, sha),
    sha,
    url: objectUrl(context, repository, 'tag', sha),
    tag,
    message,
    tagger: { ...tagger },
    object: {
      sha: objectSha,
      type: objectType,
      url: objectUrl(context, repository, objectType, objectSha),
    },
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
}
