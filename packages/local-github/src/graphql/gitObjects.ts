import type { CommitParentsArgs } from '@octokit/graphql-schema';
import { identifyObjects } from '../git/objects';
import { Commit, Signature } from '../git/commits';
import { Ref } from '../git/refs';
import { nodeId } from '../representations/nodeId';
import { Repository } from '../store/RepositoryStore';
import { userNode } from './accounts';
import { connection, PAGING } from './connection';
import { associatedPullRequestsField } from './pullRequests';
import { field, GraphqlRequest, Served } from './serve';

/** What GitHub shows of a file's text at most. */
const MAX_TEXT = 512_000;

export function refNode(
  request: GraphqlRequest,
  repository: Repository,
  ref: Ref,
): Served {
  const { name, sha } = ref;
  const slash = name.indexOf('/', 'refs/'.length) + 1;
  return {
    __typename: 'Ref',
    id: nodeId('Ref', repository.id, name),
    name: name.slice(slash),
    prefix: name.slice(0, slash),
    target: () => findObject(request, repository, sha),
    associatedPullRequests: associatedPullRequestsField(
      request,
      repository,
      ref,
    ),
  };
}

/** What a revision such as `HEAD:catalog-info.yaml` names, or `null`. */
export async function findObject(
  request: GraphqlRequest,
  repository: Repository,
  expression: string | null | undefined,
): Promise<Served | null> {
  if (!expression || /[\n\0]/.test(expression)) {
    return null;
  }
  const objects = request.context.git.of(repository);
  const [found] = await identifyObjects(objects, [expression]);
  switch (found?.type) {
    case 'blob':
      return blobNode(request, repository, found.sha);
    case 'tree':
      return treeNode(request, repository, found.sha);
    case 'commit': {
      const commit = await objects.readCommit(found.sha);
      return commit ? commitNode(request, repository, commit) : null;
    }
    case 'tag':
      return objectFields(request, repository, 'Tag', found.sha);
    default:
      return null;
  }
}

function objectFields(
  { context }: GraphqlRequest,
  repository: Repository,
  type: 'Blob' | 'Tree' | 'Commit' | 'Tag',
  sha: string,
): Served {
  return {
    __typename: type,
    id: nodeId(type, repository.id, sha),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    commitUrl: `${context.urls.repository(repository)}/commit/${sha}`,
  };
}

async function blobNode(
  request: GraphqlRequest,
  repository: Repository,
  sha: string,
): Promise<Served> {
  const object = await request.context.git.of(repository).readObject(sha);
  const content = object?.content ?? Buffer.alloc(0);
  const isBinary = content.includes(0);
  return {
    ...objectFields(request, repository, 'Blob', sha),
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > MAX_TEXT,
    text: isBinary ? null : content.toString('utf8', 0, MAX_TEXT),
  };
}

function treeNode(
  request: GraphqlRequest,
  repository: Repository,
  sha: string,
): Served {
  return {
    ...objectFields(request, repository, 'Tree', sha),
    entries: async () => {
      const entries = await request.context.git.of(repository).readTree(sha);
      return entries.map(entry => ({
        name: entry.path,
        oid: entry.sha,
        type: entry.type,
        mode: parseInt(entry.mode, 8),
        size: entry.size ?? 0,
        object: () => findObject(request, repository, entry.sha),
      }));
    },
  };
}

export function commitNode(
  request: GraphqlRequest,
  repository: Repository,
  commit: Commit,
): Served {
  const [headline, ...body] = commit.message.split('\n');
  const { urls, git } = request.context;
  return {
    ...objectFields(request, repository, 'Commit', commit.sha),
    url: `${urls.repository(repository)}/commit/${commit.sha}`,
    message: commit.message,
    messageHeadline: headline,
    messageBody: body.join('\n').trim(),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    author: actor(request, commit.author),
    committer: actor(request, commit.committer),
    tree: () => treeNode(request, repository, commit.treeSha),
    parents: field<CommitParentsArgs>(PAGING, async args => {
      const parents = await Promise.all(
        commit.parents.map(sha => git.of(repository).readCommit(sha)),
      );
      return connection([...parents.entries()], args, {
        name: 'parents',
        key: ([position]) => position,
        node: ([, parent]) => commitNode(request, repository, parent ?? commit),
      });
    }),
  };
}

function actor(request: GraphqlRequest, { name, email, date }: Signature) {
  return {
    name,
    email,
    date,
    user: async () => {
      const { accounts } = request.context.store;
      const user = await accounts.findUserByEmail(email);
      return user ? userNode(request, user) : null;
    },
  };
}
