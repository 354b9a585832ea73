import { isSettled } from '../facts/identity';
import { supportLabelsOf, toIssueReports } from '../facts/issue';
import { isGone } from '../github/GithubClient';
import { issueSchema, type GithubIssue } from '../github/objects';
import { parseEach } from '../github/parseEach';
import { ReportedIssues } from './ReportedIssues';
import { apiPath, readFrom, type Look } from './Look';

interface IssuePage {
  issues: GithubIssue[];
  etag?: string;
  readAt: number;
}

/** Reads issues that report incidents or ask for support. */
export async function lookAtIssues(look: Look): Promise<void> {
  const known = look.cursor.issues;
  const rules = JSON.stringify(look.settings);
  const isFull =
    look.isFull || known.readAt === undefined || known.rules !== rules;
  await (isFull ? lookAtAll(look) : lookAtChanged(look));
  known.rules = rules;
}

/** All that changed, since some may have lost their label. */
async function lookAtChanged(look: Look): Promise<void> {
  const known = look.cursor.issues;
  const since = readFrom(look, known);
  let first: IssuePage | undefined;

  for await (const page of listIssues(look, { since, etag: known.etag })) {
    first ??= page;
    if (page.issues.length > 0) {
      await recordPage(look, page, await ReportedIssues.read(look));
    }
  }
  if (first) {
    const { issues, etag, readAt } = first;
    const isQuiet = issues.every(each => isSettled(each.updated_at, readAt));
    Object.assign(known, { etag: isQuiet ? etag : undefined, readAt });
  }
}

/** Those that have a label, and whatever else is known. */
async function lookAtAll(look: Look): Promise<void> {
  let readAt: number | undefined;
  const since = look.cursor.horizon;
  // Asked before GitHub is: what comes in meanwhile is not missing.
  const reported = await ReportedIssues.read(look);

  for (const labels of wantedLabels(look)) {
    for await (const page of listIssues(look, { since, labels })) {
      readAt ??= page.readAt;
      await recordPage(look, page, reported);
      page.issues.forEach(issue => reported.markSeen(issue));
    }
  }
  for (const number of reported.unseen()) {
    await look.record(await reported.lookUp(number));
  }
  Object.assign(look.cursor.issues, {
    etag: undefined,
    readAt: readAt ?? look.now(),
  });
}

async function recordPage(
  look: Look,
  { issues, readAt }: IssuePage,
  reported: ReportedIssues,
): Promise<void> {
  const { repository, settings } = look;
  await look.record(
    issues.flatMap(issue => [
      ...toIssueReports(repository, issue, settings, readAt),
      ...reported.withdrawals(issue, readAt),
    ]),
  );
}

/** The last changed first, as far back as told. Pull requests are no issues here. */
async function* listIssues(
  { client, logger, repository }: Look,
  { since, etag, labels }: { since: number; etag?: string; labels?: string },
): AsyncGenerator<IssuePage> {
  const query = {
    state: 'all',
    sort: 'updated',
    direction: 'desc',
    per_page: 100,
    ...(labels !== undefined && { labels }),
  };
  const path = apiPath(repository, '/issues');
  try {
    for await (const page of client.pages(path, { query, etag })) {
      const what = `an issue of ${repository.full_name}`;
      const listed = parseEach(issueSchema, page.data, what, logger);
      yield {
        etag: page.etag,
        readAt: page.readAt,
        issues: listed.filter(
          ({ pull_request, updated_at }) =>
            !pull_request && updated_at >= since,
        ),
      };
      if ((listed.at(-1)?.updated_at ?? 0) < since) {
        return;
      }
    }
  } catch (error) {
    // A repository may have its issues switched off.
    if (!isGone(error)) {
      throw error;
    }
  }
}

/** One list for each label that counts, or one of all where every issue does. */
function wantedLabels({
  repository,
  settings,
}: Look): Array<string | undefined> {
  const support = supportLabelsOf(repository, settings);
  if (support?.length === 0) {
    return [undefined];
  }
  return [...new Set([...settings.incidentLabels, ...(support ?? [])])];
}
