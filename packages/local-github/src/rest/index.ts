import { Hono } from 'hono';
import { ApiEnv, authenticate } from '../auth/authenticate';
import { limitJobTokens } from '../auth/jobAccess';
import { Context } from '../context';
import { answerErrors } from '../http/answerErrors';
import { conditionalRequests } from '../http/conditionalRequests';
import { RateLimits } from '../http/RateLimits';
import { archiveLinkRoutes } from './archives';
import { branchRoutes } from './branches';
import { branchProtectionRoutes } from './branchProtection';
import { checkRunRoutes } from './checkRuns';
import { checkSuiteRoutes } from './checkSuites';
import { collaboratorRoutes } from './collaborators';
import { commitRoutes } from './commits';
import { comparisonRoutes } from './comparisons';
import { contentRoutes } from './contents';
import { createRepositoryRoutes } from './createRepository';
import { deploymentReviewRoutes } from './deploymentReviews';
import { deploymentRoutes } from './deployments';
import { deploymentStatusRoutes } from './deploymentStatuses';
import { editContentRoutes } from './editContents';
import { environmentBranchPolicyRoutes } from './environmentBranchPolicies';
import { environmentRoutes } from './environments';
import { gitObjectRoutes } from './gitObjects';
import { gitRefRoutes } from './gitRefs';
import { gitTreeRoutes } from './gitTrees';
import { hookDeliveryRoutes } from './hookDeliveries';
import { hookRoutes } from './hooks';
import { issueCommentRoutes } from './issueComments';
import { issueMarkRoutes } from './issueMarks';
import { issueRoutes } from './issues';
import { labelRoutes } from './labels';
import { metaRoutes } from './meta';
import { organizationRoutes } from './organizations';
import { pullRequestChangeRoutes } from './pullRequestChanges';
import { pullRequestMergeRoutes } from './pullRequestMerges';
import { pullRequestRoutes } from './pullRequests';
import { rateLimitHeaders, rateLimitRoutes } from './rateLimit';
import { repositoriesById } from './renamedRepositories';
import { repositoryRoutes } from './repositories';
import { repositoryListRoutes } from './repositoryLists';
import { requestedReviewerRoutes } from './requestedReviewers';
import { reviewRoutes } from './reviews';
import { runControlRoutes } from './runControls';
import { searchRepositoryRoutes } from './searchRepositories';
import { secretRoutes } from './secrets';
import { statusRoutes } from './statuses';
import { subscriptionRoutes } from './subscriptions';
import { tagRoutes } from './tags';
import { teamRoutes } from './teams';
import { topicRoutes } from './topics';
import { unservedEndpoints } from './unserved';
import { userRoutes } from './users';
import { variableRoutes } from './variables';
import { workflowDispatchRoutes } from './workflowDispatches';
import { workflowJobRoutes } from './workflowJobs';
import { workflowLogRoutes } from './workflowLogs';
import { workflowRunRoutes } from './workflowRuns';
import { workflowRoutes } from './workflows';

/** GitHub's REST API: one file per resource. */
export function restRoutes(context: Context): Hono<ApiEnv> {
  const limits = new RateLimits(context.clock);
  const app = new Hono<ApiEnv>();

  app.onError(answerErrors(context));
  app.use(rateLimitHeaders(limits));
  app.use(conditionalRequests());
  app.use(authenticate(context));
  app.use(limitJobTokens(context));

  app.route('/', metaRoutes(context));
  app.route('/', rateLimitRoutes(limits));
  app.route('/', userRoutes(context));
  app.route('/', organizationRoutes(context));
  app.route('/', teamRoutes(context));

  app.route('/', createRepositoryRoutes(context));
  app.route('/', repositoryListRoutes(context));
  app.route('/', repositoryRoutes(context));
  app.route('/', searchRepositoryRoutes(context));
  app.route('/', topicRoutes(context));
  app.route('/', collaboratorRoutes(context));
  app.route('/', subscriptionRoutes(context));

  app.route('/', contentRoutes(context));
  app.route('/', editContentRoutes(context));
  // Before those that take `main/check-runs` for a ref.
  app.route('/', checkRunRoutes(context));
  app.route('/', checkSuiteRoutes(context));
  app.route('/', statusRoutes(context));
  app.route('/', pullRequestChangeRoutes(context));
  app.route('/', commitRoutes(context));
  app.route('/', comparisonRoutes(context));
  app.route('/', branchProtectionRoutes(context));
  app.route('/', branchRoutes(context));
  app.route('/', tagRoutes(context));
  app.route('/', archiveLinkRoutes(context));

  app.route('/', gitRefRoutes(context));
  app.route('/', gitTreeRoutes(context));
  app.route('/', gitObjectRoutes(context));

  app.route('/', pullRequestRoutes(context));
  app.route('/', pullRequestMergeRoutes(context));
  app.route('/', reviewRoutes(context));
  app.route('/', requestedReviewerRoutes(context));
  app.route('/', issueCommentRoutes(context));
  app.route('/', issueRoutes(context));
  app.route('/', issueMarkRoutes(context));
  app.route('/', labelRoutes(context));

  app.route('/', hookRoutes(context));
  app.route('/', hookDeliveryRoutes(context));
  app.route('/', environmentRoutes(context));
  app.route('/', environmentBranchPolicyRoutes(context));
  app.route('/', deploymentRoutes(context));
  app.route('/', deploymentStatusRoutes(context));
  app.route('/', deploymentReviewRoutes(context));
  app.route('/', workflowRoutes(context));
  app.route('/', workflowDispatchRoutes(context));
  app.route('/', workflowRunRoutes(context));
  app.route('/', runControlRoutes(context));
  app.route('/', workflowJobRoutes(context));
  app.route('/', workflowLogRoutes(context));
  app.route('/', variableRoutes(context));
  app.route('/', secretRoutes(context));

  app.route(
    '/',
    repositoriesById(context, request => app.fetch(request)),
  );
  app.route('/', unservedEndpoints());
  return app;
}
