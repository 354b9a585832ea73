import { BranchProtection } from '../store/BranchProtectionStore';

/** A branch's protection in the words that its webhook uses. */
export function protectionRule(protection: BranchProtection) {
  const { rules } = protection;
  const reviews = rules.requiredReviews;
  const checks = rules.requiredStatusChecks;
  const required = (isRequired: boolean) => {
    if (!isRequired) {
      return 'off';
    }
    return rules.enforceAdmins ? 'everyone' : 'non_admins';
  };
  return {
    id: protection.id,
    repository_id: protection.repositoryId,
    name: protection.branch,
    created_at: protection.createdAt,
    updated_at: protection.createdAt,
    pull_request_reviews_enforcement_level: required(reviews !== null),
    required_approving_review_count: reviews?.approvingReviewCount ?? 0,
    dismiss_stale_reviews_on_push: reviews?.dismissStaleReviews ?? false,
    require_code_owner_review: reviews?.requireCodeOwnerReviews ?? false,
    require_last_push_approval: reviews?.requireLastPushApproval ?? false,
    authorized_dismissal_actors_only: Boolean(reviews?.dismissalRestrictions),
    ignore_approvals_from_contributors: false,
    required_status_checks: checks?.contexts ?? [],
    required_status_checks_enforcement_level: required(checks !== null),
    strict_required_status_checks_policy: checks?.strict ?? false,
    signature_requirement_enforcement_level: required(rules.requireSignatures),
    linear_history_requirement_enforcement_level: required(
      rules.requireLinearHistory,
    ),
    admin_enforced: rules.enforceAdmins,
    create_protected: rules.blockCreations,
    allow_force_pushes_enforcement_level: required(rules.allowForcePushes),
    allow_deletions_enforcement_level: required(rules.allowDeletions),
    merge_queue_enforcement_level: 'off',
    required_deployments_enforcement_level: 'off',
    required_conversation_resolution_level: required(
      rules.requireConversationResolution,
    ),
    authorized_actors_only: rules.restrictions !== null,
    authorized_actor_names: [
      ...(rules.restrictions?.users ?? []),
      ...(rules.restrictions?.teams ?? []),
      ...(rules.restrictions?.apps ?? []),
    ],
  };
}
