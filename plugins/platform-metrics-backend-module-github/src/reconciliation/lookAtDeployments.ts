import { withdrawDeployment } from '../facts/deployment';
import { isSettled } from '../facts/identity';
import { isGone } from '../github/GithubClient';
import { deploymentSchema, type GithubDeployment } from '../github/objects';
import { parseEach } from '../github/parseEach';
import {
  readDeployments,
  type ReadDeployment,
} from '../github/readDeployments';
import type { RepositoryCursor } from './Cursor';
import { apiPath, OVERLAP_MS, type Look } from './Look';

/** So far back a deployment on its way is waited for, and a full look looks again. */
const LOOK_BACK_MS = 7 * 24 * 60 * 60_000;

type Known = RepositoryCursor['deployments'];

/** Reads deployments with their statuses, newest first. */
export async function lookAtDeployments(look: Look): Promise<void> {
  const { client, cursor, isFull, logger, repository } = look;
  const known = cursor.deployments;
  // Asked before GitHub is: what comes in meanwhile is not missing.
  const missing = new Set(isFull ? await look.listReported('deployment') : []);
  const unread = new Set(known.open.map(String));
  const reachesBack =
    isFull || known.readAt === undefined
      ? cursor.horizon
      : known.readAt - LOOK_BACK_MS;
  let first: Pick<Known, 'etag' | 'readAt'> | undefined;

  for await (const { data, etag, readAt } of client.pages(
    apiPath(repository, '/deployments'),
    { query: { per_page: 100 }, etag: isFull ? undefined : known.etag },
  )) {
    const what = `a deployment of ${repository.full_name}`;
    const listed = parseEach(deploymentSchema, data, what, logger);
    listed.forEach(({ id }) => missing.delete(String(id)));
    await recordDeployments(
      look,
      listed.filter(
        each => unread.delete(String(each.id)) || isNews(look, each, readAt),
      ),
      readAt,
    );
    const isQuiet = listed.every(each => isSettled(each.updated_at, readAt));
    first ??= { etag: isQuiet ? etag : undefined, readAt };
    if ((listed.at(-1)?.created_at ?? 0) < reachesBack) {
      break;
    }
  }
  for (const id of new Set([...unread, ...missing])) {
    await recordUnlisted(look, id);
  }
  Object.assign(known, first, { done: undefined });
}

function isNews(
  { cursor, isFull }: Look,
  { id, created_at, updated_at }: GithubDeployment,
  now: number,
): boolean {
  const { readAt, done } = cursor.deployments;
  if (created_at < cursor.horizon) {
    return false;
  }
  if (readAt === undefined) {
    return !done || id > done.newest || id < done.oldest;
  }
  const lastLook = isFull ? (cursor.fullLookAt ?? cursor.horizon) : readAt;
  return (
    updated_at >= lastLook - OVERLAP_MS ||
    (isFull && created_at >= now - LOOK_BACK_MS)
  );
}

async function recordDeployments(
  look: Look,
  deployments: readonly GithubDeployment[],
  now: number,
): Promise<void> {
  for await (const read of readDeployments(look, deployments, now)) {
    const reports = read.flatMap(each => each.reports);
    await look.record(reports, () =>
      read.forEach(each => note(look, each, now)),
    );
  }
}

function note(
  { cursor: { deployments: known } }: Look,
  { deployment: { id, created_at }, isOpen }: ReadDeployment,
  now: number,
): void {
  known.open = known.open.filter(each => each !== id);
  if (isOpen && created_at >= now - LOOK_BACK_MS) {
    known.open.push(id);
  }
  if (known.readAt === undefined) {
    known.done ??= { newest: id, oldest: id };
    known.done.oldest = Math.min(known.done.oldest, id);
  }
}

/** Known, but not on the list: it is older than that, or is no more. */
async function recordUnlisted(look: Look, id: string): Promise<void> {
  const { client, cursor, repository } = look;
  try {
    const answer = await client.get(apiPath(repository, `/deployments/${id}`));
    if (answer) {
      const deployment = deploymentSchema.parse(answer.data);
      await recordDeployments(look, [deployment], answer.readAt);
    }
  } catch (error) {
    if (!isGone(error)) {
      throw error;
    }
    await look.record([withdrawDeployment(repository, id, look.now())]);
    const { deployments } = cursor;
    deployments.open = deployments.open.filter(each => String(each) !== id);
  }
}
