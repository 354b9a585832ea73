import { Signature } from './commits';
import { ObjectSource } from './objects';
import { runGit } from './runGit';

export interface NewCommit {
  treeSha: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

export async function writeCommit(
  source: ObjectSource,
  { treeSha, parents, author, committer, message }: NewCommit,
): Promise<string> {
  const sha = await runGit(
    [
      'commit-tree',
      treeSha,
      ...parents.flatMap(parent => ['-p', parent]),
      '-F',
      '-',
    ],
    {
      ...source,
      env: {
        ...source.env,
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_AUTHOR_DATE: author.date,
        GIT_COMMITTER_NAME: committer.name,
        GIT_COMMITTER_EMAIL: committer.email,
        GIT_COMMITTER_DATE: committer.date,
      },
      input: message,
    },
  );
  return sha.toString('utf8').trim();
}

export async function writeTag(
  source: ObjectSource,
  tag: {
    name: string;
    objectSha: string;
    objectType: string;
    tagger: Signature;
    message: string;
  },
): Promise<string> {
  const { name, email, date } = tag.tagger;
  const seconds = Math.floor(Date.parse(date) / 1000);
  const sha = await runGit(['mktag'], {
    ...source,
    input: [
      `object ${tag.objectSha}`,
      `type ${tag.objectType}`,
      `tag ${tag.name}`,
      `tagger ${name} <${email}> ${seconds} +0000`,
      '',
      `${tag.message}\n`,
    ].join('\n'),
  });
  return sha.toString('utf8').trim();
}
