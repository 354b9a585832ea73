import { z } from 'zod';

/** GitHub writes instants as ISO strings, in pushes of repositories as seconds. */
const instant = z
  .union([
    z.iso.datetime({ offset: true }).transform(text => Date.parse(text)),
    z.number().transform(seconds => seconds * 1000),
  ])
  .describe('an instant');

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'expected a sha');

const webAddress = z
  .string()
  .nullish()
  .transform(text => (text && /^https?:\/\//.test(text) ? text : undefined));

/*
 * What metrics read of GitHub's objects. Webhooks and REST show them alike, so
 * that a fact does not depend on how it came.
 */

export const repositorySchema = z.object({
  id: z.number(),
  full_name: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
  html_url: z.url(),
  default_branch: z.string(),
  archived: z.boolean().default(false),
  created_at: instant,
  updated_at: instant,
  pushed_at: instant.nullish(),
});
export type GithubRepository = z.output<typeof repositorySchema>;

export const deploymentSchema = z.object({
  id: z.number(),
  /** By which GraphQL knows it. */
  node_id: z.string().optional(),
  sha,
  ref: z.string(),
  environment: z.string(),
  created_at: instant,
  updated_at: instant,
});
export type GithubDeployment = z.output<typeof deploymentSchema>;

/** GraphQL tells as much, but not the status' id. */
export const deploymentStatusSchema = z.object({
  state: z.enum([
    'error',
    'failure',
    'in_progress',
    'inactive',
    'pending',
    'queued',
    'success',
    'waiting',
  ]),
  created_at: instant,
  updated_at: instant,
  log_url: webAddress,
});
export type GithubDeploymentStatus = z.output<typeof deploymentStatusSchema>;

export const commitSchema = z.object({
  sha,
  html_url: webAddress,
  parents: z.array(z.object({ sha })),
  commit: z.object({
    message: z.string(),
    author: z.object({ date: instant }),
    committer: z.object({ date: instant }),
  }),
});
export type GithubCommit = z.output<typeof commitSchema>;

const labels = z.array(z.object({ name: z.string() })).default([]);

export const pullRequestSchema = z.object({
  number: z.number(),
  html_url: webAddress,
  body: z.string().nullish(),
  labels,
  base: z.object({ ref: z.string() }),
  updated_at: instant,
  merged_at: instant.nullish(),
  merge_commit_sha: sha.nullish(),
});
export type GithubPullRequest = z.output<typeof pullRequestSchema>;

export const issueSchema = z.object({
  number: z.number(),
  html_url: webAddress,
  title: z.string(),
  state: z.string().optional(),
  body: z.string().nullish(),
  labels,
  user: z.object({ login: z.string() }).nullish(),
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullish(),
  /** There for pull requests, which are issues as well. */
  pull_request: z.object({}).nullish(),
});
export type GithubIssue = z.output<typeof issueSchema>;
