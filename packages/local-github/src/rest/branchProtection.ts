import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { BRANCHES } from '../git/refs';
import { notFound, validationFailed } from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { branchProtection, protectionUrl } from '../representations/protection';
import {
  Actors,
  BranchProtection,
  BranchRules,
} from '../store/BranchProtectionStore';
import { Repository } from '../store/RepositoryStore';

const actors = z.object({
  users: z.array(z.string()).default([]),
  teams: z.array(z.string()).default([]),
  apps: z.array(z.string()).default([]),
});

const flag = z.boolean().nullish();

const protectionBody = z.object({
  required_status_checks: z
    .object({
      strict: z.boolean(),
      contexts: z.array(z.string()).default([]),
      checks: z.array(z.object({ context: z.string() })).optional(),
    })
    .nullable(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: z
    .object({
      dismissal_restrictions: actors.optional(),
      bypass_pull_request_allowances: actors.optional(),
      dismiss_stale_reviews: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      require_last_push_approval: z.boolean().optional(),
      required_approving_review_count: z
        .number()
        .int()
        .min(0)
        .max(6)
        .optional(),
    })
    .nullable(),
  restrictions: actors.nullable(),
  required_linear_history: flag,
  allow_force_pushes: flag,
  allow_deletions: flag,
  block_creations: flag,
  required_conversation_resolution: flag,
  lock_branch: flag,
  allow_fork_syncing: flag,
});

const PATH = '/repos/:owner/:repo/branches/:branch{.+}/protection';

/** What may happen to a branch, and who decides. */
export function branchProtectionRoutes(context: Context): Hono<ApiEnv> {
  const { store, events } = context;
  const app = new Hono<ApiEnv>();

  app.get(PATH, repositoryAccess(context, 'admin'), async c => {
    const protection = await requireProtection(context, c);
    return c.json(
      await branchProtection(context, c.get('repository'), protection),
    );
  });

  app.put(PATH, repositoryAccess(context, 'admin'), async c => {
    const repository = c.get('repository');
    const branch = await requireBranch(context, c);
    const body = await parseBody(c, 'ProtectedBranch', protectionBody);
    const before = await store.branchProtections.find(repository.id, branch);
    const rules = toRules(body, before);
    await assertActorsFit(context, repository, rules);

    const protection = await store.branchProtections.set(
      repository.id,
      branch,
      rules,
    );
    events.publish({
      type: before
        ? 'branch_protection_rule.edited'
        : 'branch_protection_rule.created',
      repository,
      sender: requireViewer(c).user,
      protection,
    });
    return c.json(await branchProtection(context, repository, protection));
  });

  app.delete(PATH, repositoryAccess(context, 'admin'), async c => {
    const repository = c.get('repository');
    const protection = await requireProtection(context, c);
    await store.branchProtections.remove(repository.id, protection.branch);
    events.publish({
      type: 'branch_protection_rule.deleted',
      repository,
      sender: requireViewer(c).user,
      protection,
    });
    return c.body(null, 204);
  });

  const signatures = `${PATH}/required_signatures` as const;

  app.get(signatures, repositoryAccess(context, 'admin'), async c => {
    const { branch, rules } = await requireProtection(context, c);
    const url = protectionUrl(context, c.get('repository'), branch);
    return c.json({
      url: `${url}/required_signatures`,
      enabled: rules.requireSignatures,
    });
  });

  app.post(signatures, repositoryAccess(context, 'admin'), async c => {
    const { branch, rules } = await requireProtection(context, c);
    const { id } = c.get('repository');
    await store.branchProtections.set(id, branch, {
      ...rules,
      requireSignatures: true,
    });
    const url = protectionUrl(context, c.get('repository'), branch);
    return c.json({ url: `${url}/required_signatures`, enabled: true });
  });

  app.delete(signatures, repositoryAccess(context, 'admin'), async c => {
    const { branch, rules } = await requireProtection(context, c);
    await store.branchProtections.set(c.get('repository').id, branch, {
      ...rules,
      requireSignatures: false,
    });
    return c.body(null, 204);
  });

  return app;
}

async function requireBranch(
  { git }: Context,
  c: HonoContext,
): Promise<string> {
  const repository: Repository = c.get('repository');
  const branch = c.req.param('branch') ?? '';
  if (!(await git.of(repository).findRef(`${BRANCHES}${branch}`))) {
    throw notFound('Branch not found');
  }
  return branch;
}

async function requireProtection(
  context: Context,
  c: HonoContext,
): Promise<BranchProtection> {
  const repository: Repository = c.get('repository');
  const branch = await requireBranch(context, c);
  const protection = await context.store.branchProtections.find(
    repository.id,
    branch,
  );
  if (!protection) {
    throw notFound('Branch not protected');
  }
  return protection;
}

function toRules(
  body: z.output<typeof protectionBody>,
  before: BranchProtection | undefined,
): BranchRules {
  const checks = body.required_status_checks;
  const reviews = body.required_pull_request_reviews;
  return {
    requiredStatusChecks: checks && {
      strict: checks.strict,
      contexts: checks.checks?.map(({ context }) => context) ?? checks.contexts,
    },
    enforceAdmins: body.enforce_admins ?? false,
    requiredReviews: reviews && {
      approvingReviewCount: reviews.required_approving_review_count ?? 1,
      dismissStaleReviews: reviews.dismiss_stale_reviews ?? false,
      requireCodeOwnerReviews: reviews.require_code_owner_reviews ?? false,
      requireLastPushApproval: reviews.require_last_push_approval ?? false,
      dismissalRestrictions: reviews.dismissal_restrictions ?? null,
      bypassAllowances: reviews.bypass_pull_request_allowances ?? null,
    },
    restrictions: body.restrictions,
    requireLinearHistory: body.required_linear_history ?? false,
    allowForcePushes: body.allow_force_pushes ?? false,
    allowDeletions: body.allow_deletions ?? false,
    blockCreations: body.block_creations ?? false,
    requireConversationResolution:
      body.required_conversation_resolution ?? false,
    lockBranch: body.lock_branch ?? false,
    allowForkSyncing: body.allow_fork_syncing ?? false,
    // Has an endpoint of its own.
    requireSignatures: before?.rules.requireSignatures ?? false,
  };
}

/** Only organizations have people and teams to name; all must exist. */
async function assertActorsFit(
  { store }: Context,
  { owner }: Repository,
  { restrictions, requiredReviews }: BranchRules,
): Promise<void> {
  const named: Actors[] = [
    restrictions,
    requiredReviews?.dismissalRestrictions,
    requiredReviews?.bypassAllowances,
  ].flatMap(each => (each ? [each] : []));

  const refuse = (message: string) =>
    validationFailed({
      resource: 'ProtectedBranch',
      field: 'restrictions',
      code: 'custom',
      message,
    });
  if (named.length > 0 && owner.type === 'User') {
    throw refuse(
      'Only organization repositories can have users and team restrictions',
    );
  }
  for (const { users, teams } of named) {
    for (const login of users) {
      if (!(await store.accounts.findUser(login))) {
        throw refuse(`User ${login} does not exist`);
      }
    }
    for (const slug of teams) {
      if (!(await store.teams.find(owner.id, slug))) {
        throw refuse(`Team ${slug} does not exist`);
      }
    }
  }
}
