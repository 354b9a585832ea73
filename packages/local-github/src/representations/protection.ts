import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { Actors, BranchProtection } from '../store/BranchProtectionStore';
import { Repository } from '../store/RepositoryStore';
import { encodePath } from '../urls';
import { simpleUser } from './accounts';
import { teamItem } from './teams';

type Schemas = components['schemas'];

export function protectionUrl(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  branch: string,
): string {
  return urls.repositoryApi(
    repository,
    `/branches/${encodePath(branch)}/protection`,
  );
}

/** A branch's protection in full, for those who administer it. */
export async function branchProtection(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  { branch, rules }: BranchProtection,
) {
  const url = protectionUrl(context, repository, branch);
  const { requiredStatusChecks, requiredReviews, restrictions } = rules;
  return {
    url,
    ...(requiredStatusChecks && {
      required_status_checks: {
        url: `${url}/required_status_checks`,
        strict: requiredStatusChecks.strict,
        contexts: requiredStatusChecks.contexts,
        contexts_url: `${url}/required_status_checks/contexts`,
        checks: requiredStatusChecks.contexts.map(name => ({
          context: name,
          app_id: null,
        })),
      },
    }),
    ...(requiredReviews && {
      required_pull_request_reviews: {
        url: `${url}/required_pull_request_reviews`,
        dismiss_stale_reviews: requiredReviews.dismissStaleReviews,
        require_code_owner_reviews: requiredReviews.requireCodeOwnerReviews,
        require_last_push_approval: requiredReviews.requireLastPushApproval,
        required_approving_review_count: requiredReviews.approvingReviewCount,
        ...(requiredReviews.dismissalRestrictions && {
          dismissal_restrictions: {
            url: `${url}/dismissal_restrictions`,
            users_url: `${url}/dismissal_restrictions/users`,
            teams_url: `${url}/dismissal_restrictions/teams`,
            ...(await actors(
              context,
              repository,
              requiredReviews.dismissalRestrictions,
            )),
          },
        }),
        ...(requiredReviews.bypassAllowances && {
          bypass_pull_request_allowances: await actors(
            context,
            repository,
            requiredReviews.bypassAllowances,
          ),
        }),
      },
    }),
    ...(restrictions && {
      restrictions: {
        url: `${url}/restrictions`,
        users_url: `${url}/restrictions/users`,
        teams_url: `${url}/restrictions/teams`,
        apps_url: `${url}/restrictions/apps`,
        ...(await actors(context, repository, restrictions)),
      },
    }),
    required_signatures: {
      url: `${url}/required_signatures`,
      enabled: rules.requireSignatures,
    },
    enforce_admins: {
      url: `${url}/enforce_admins`,
      enabled: rules.enforceAdmins,
    },
    required_linear_history: { enabled: rules.requireLinearHistory },
    allow_force_pushes: { enabled: rules.allowForcePushes },
    allow_deletions: { enabled: rules.allowDeletions },
    block_creations: { enabled: rules.blockCreations },
    required_conversation_resolution: {
      enabled: rules.requireConversationResolution,
    },
    lock_branch: { enabled: rules.lockBranch },
    allow_fork_syncing: { enabled: rules.allowForkSyncing },
  } satisfies Schemas['branch-protection'];
}

/** What everybody may know of it, inside a branch. */
export function protectionSummary(
  protection: BranchProtection | undefined,
): Schemas['branch-protection'] {
  const checks = protection?.rules.requiredStatusChecks;
  const enforcement = protection?.rules.enforceAdmins
    ? 'everyone'
    : 'non_admins';
  return {
    enabled: protection !== undefined,
    required_status_checks: {
      enforcement_level: checks ? enforcement : 'off',
      contexts: checks?.contexts ?? [],
      checks: (checks?.contexts ?? []).map(name => ({
        context: name,
        app_id: null,
      })),
    },
  };
}

async function actors(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  { users, teams }: Actors,
) {
  const { store } = context;
  const { owner } = repository;
  const foundUsers = await Promise.all(
    users.map(login => store.accounts.findUser(login)),
  );
  const foundTeams =
    owner.type === 'Organization'
      ? await Promise.all(
          teams.map(async slug => {
            const team = await store.teams.find(owner.id, slug);
            return team && teamItem(context, owner, team);
          }),
        )
      : [];
  return {
    users: foundUsers.flatMap(user =>
      user ? [simpleUser(context, user)] : [],
    ),
    teams: foundTeams.flatMap(team => (team ? [team] : [])),
    // Nobody installs GitHub Apps here.
    apps: [],
  };
}
