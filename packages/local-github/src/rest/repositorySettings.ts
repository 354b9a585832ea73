import { z } from 'zod';
import { validationFailed } from '../http/ApiError';
import { RepositorySettings } from '../store/RepositorySettings';

const flag = z.boolean().optional();

/** The settings that creating and editing a repository have in common. */
export const settingsBody = z.object({
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  private: flag,
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  is_template: flag,
  has_issues: flag,
  has_projects: flag,
  has_wiki: flag,
  has_discussions: flag,
  allow_forking: flag,
  allow_squash_merge: flag,
  allow_merge_commit: flag,
  allow_rebase_merge: flag,
  allow_auto_merge: flag,
  allow_update_branch: flag,
  delete_branch_on_merge: flag,
  web_commit_signoff_required: flag,
  squash_merge_commit_title: z
    .enum(['PR_TITLE', 'COMMIT_OR_PR_TITLE'])
    .optional(),
  squash_merge_commit_message: z
    .enum(['PR_BODY', 'COMMIT_MESSAGES', 'BLANK'])
    .optional(),
  merge_commit_title: z.enum(['PR_TITLE', 'MERGE_MESSAGE']).optional(),
  merge_commit_message: z.enum(['PR_BODY', 'PR_TITLE', 'BLANK']).optional(),
});

type SettingsBody = z.output<typeof settingsBody>;

/** The settings that a request names; the others stay as they are. */
export function toSettings(body: SettingsBody): Partial<RepositorySettings> {
  const settings: Partial<RepositorySettings> = {
    hasIssues: body.has_issues,
    hasProjects: body.has_projects,
    hasWiki: body.has_wiki,
    hasDiscussions: body.has_discussions,
    allowForking: body.allow_forking,
    allowSquashMerge: body.allow_squash_merge,
    allowMergeCommit: body.allow_merge_commit,
    allowRebaseMerge: body.allow_rebase_merge,
    allowAutoMerge: body.allow_auto_merge,
    allowUpdateBranch: body.allow_update_branch,
    deleteBranchOnMerge: body.delete_branch_on_merge,
    webCommitSignoffRequired: body.web_commit_signoff_required,
    squashMergeCommitTitle: body.squash_merge_commit_title,
    squashMergeCommitMessage: body.squash_merge_commit_message,
    mergeCommitTitle: body.merge_commit_title,
    mergeCommitMessage: body.merge_commit_message,
  };
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
}

/** `visibility` wins over the older `private`; `internal` needs an enterprise. */
export function toPrivacy(body: SettingsBody): boolean | undefined {
  if (body.visibility === 'internal') {
    throw validationFailed({
      resource: 'Repository',
      field: 'visibility',
      code: 'custom',
      message:
        'Only organizations associated with an enterprise can set visibility to internal',
    });
  }
  return body.visibility ? body.visibility === 'private' : body.private;
}
