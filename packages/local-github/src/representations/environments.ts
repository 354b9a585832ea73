import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import {
  Environment,
  EnvironmentBranchPolicy,
  EnvironmentReviewer,
} from '../store/EnvironmentStore';
import { Repository } from '../store/RepositoryStore';
import { simpleUser } from './accounts';
import { nodeId } from './nodeId';
import { teamItem } from './teams';

type Schemas = components['schemas'];
type ProtectionRule = NonNullable<
  Schemas['environment']['protection_rules']
>[number];

export async function environmentItem(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  environment: Environment,
): Promise<Schemas['environment']> {
  const { urls } = context;
  const { id, name, deploymentBranchPolicy: policy } = environment;
  const encoded = encodeURIComponent(name);
  return {
    id,
    node_id: nodeId('Environment', id),
    name,
    url: urls.repositoryApi(repository, `/environments/${encoded}`),
    html_url: `${urls.repository(repository)}/deployments/${encoded}`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    protection_rules: await protectionRules(context, environment),
    deployment_branch_policy: policy && {
      protected_branches: policy.protectedBranches,
      custom_branch_policies: policy.customBranchPolicies,
    },
  };
}

export function deploymentBranchPolicy({
  id,
  name,
  type,
}: EnvironmentBranchPolicy): Schemas['deployment-branch-policy'] {
  return { id, node_id: nodeId('BranchPolicy', id), name, type };
}

/** GitHub numbers the rules; ours follow from the environment's own number. */
async function protectionRules(
  context: Pick<Context, 'store' | 'urls'>,
  environment: Environment,
): Promise<ProtectionRule[]> {
  const rule = (type: string, position: number) => {
    const id = environment.id * 3 + position;
    return { id, node_id: nodeId('Gate', id), type };
  };
  const rules: ProtectionRule[] = [];
  if (environment.waitTimer > 0) {
    rules.push({
      ...rule('wait_timer', 0),
      wait_timer: environment.waitTimer,
    });
  }
  if (environment.reviewers.length > 0) {
    rules.push({
      ...rule('required_reviewers', 1),
      prevent_self_review: environment.preventSelfReview,
      reviewers: await environmentReviewers(context, environment),
    });
  }
  if (environment.deploymentBranchPolicy) {
    rules.push(rule('branch_policy', 2));
  }
  return rules;
}

/** Who may approve a deployment; those who are gone since are left out. */
export async function environmentReviewers(
  context: Pick<Context, 'store' | 'urls'>,
  { reviewers }: Environment,
) {
  const represented = await Promise.all(
    reviewers.map(reviewer => representReviewer(context, reviewer)),
  );
  return represented.flat();
}

/** Empty for a reviewer who is gone since. */
async function representReviewer(
  context: Pick<Context, 'store' | 'urls'>,
  { type, id }: EnvironmentReviewer,
) {
  const { accounts, teams } = context.store;
  if (type === 'User') {
    const user = await accounts.findUserById(id);
    return user ? [{ type, reviewer: simpleUser(context, user) }] : [];
  }
  const team = await teams.findById(id);
  const organization = team && (await accounts.findById(team.organizationId));
  return team && organization?.type === 'Organization'
    ? [{ type, reviewer: await teamItem(context, organization, team) }]
    : [];
}
