/** Switches that GitHub keeps per repository and that need no query. */
export interface RepositorySettings {
  hasIssues: boolean;
  hasProjects: boolean;
  hasWiki: boolean;
  hasDiscussions: boolean;
  allowForking: boolean;
  allowSquashMerge: boolean;
  allowMergeCommit: boolean;
  allowRebaseMerge: boolean;
  allowAutoMerge: boolean;
  allowUpdateBranch: boolean;
  deleteBranchOnMerge: boolean;
  webCommitSignoffRequired: boolean;
  squashMergeCommitTitle: 'PR_TITLE' | 'COMMIT_OR_PR_TITLE';
  squashMergeCommitMessage: 'PR_BODY' | 'COMMIT_MESSAGES' | 'BLANK';
  mergeCommitTitle: 'PR_TITLE' | 'MERGE_MESSAGE';
  mergeCommitMessage: 'PR_BODY' | 'PR_TITLE' | 'BLANK';
}

export const DEFAULT_SETTINGS: RepositorySettings = {
  hasIssues: true,
  hasProjects: true,
  hasWiki: true,
  hasDiscussions: false,
  allowForking: true,
  allowSquashMerge: true,
  allowMergeCommit: true,
  allowRebaseMerge: true,
  allowAutoMerge: false,
  allowUpdateBranch: false,
  deleteBranchOnMerge: false,
  webCommitSignoffRequired: false,
  squashMergeCommitTitle: 'COMMIT_OR_PR_TITLE',
  squashMergeCommitMessage: 'COMMIT_MESSAGES',
  mergeCommitTitle: 'MERGE_MESSAGE',
  mergeCommitMessage: 'PR_TITLE',
};
