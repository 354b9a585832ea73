import { Hono } from 'hono';
import { Context } from '../context';
import { signedInUser } from '../oauth/browserSession';
import { accountPages } from './accountPages';
import { deploymentPages } from './actions/deploymentPages';
import { jobPages } from './actions/jobPages';
import { runPages } from './actions/runPages';
import { workflowBadge } from './actions/workflowBadge';
import { workflowPages } from './actions/workflowPages';
import { assetRoutes } from './assets';
import { codePages } from './codePages';
import { commitPage } from './commitPage';
import { filePages } from './filePages';
import { historyPages } from './historyPages';
import { homePage } from './homePage';
import { hookPages } from './hookPages';
import { issueForms } from './issues/issueForms';
import { issueListPage } from './issues/issueList';
import { issuePages } from './issues/issuePages';
import { labelPages } from './issues/labelPages';
import { newIssuePages } from './issues/newIssuePages';
import { answerNotFound } from './layout';
import { answerPageErrors } from './pageErrors';
import { comparePages } from './pulls/comparePages';
import { pullForms } from './pulls/pullForms';
import { pullListPage } from './pulls/pullList';
import { pullPages } from './pulls/pullPages';
import { settingsPage } from './settingsPage';
import { tokenPages } from './tokenPages';

/** What people look at. Every page says that it is not github.com. */
export function pageRoutes(context: Context): Hono {
  const app = new Hono();

  app.onError(answerPageErrors(context));

  app.route('/', assetRoutes());
  app.route('/', homePage(context));
  // Before those that take `/settings/tokens` for somebody's repository.
  app.route('/', tokenPages(context));
  app.route('/', accountPages(context));
  app.route('/', codePages(context));
  app.route('/', filePages(context));
  app.route('/', historyPages(context));
  app.route('/', commitPage(context));
  app.route('/', issueListPage(context));
  app.route('/', newIssuePages(context));
  app.route('/', issuePages(context));
  app.route('/', issueForms(context));
  app.route('/', labelPages(context));
  app.route('/', pullListPage(context));
  app.route('/', pullPages(context));
  app.route('/', pullForms(context));
  app.route('/', comparePages(context));
  app.route('/', workflowBadge(context));
  app.route('/', workflowPages(context));
  app.route('/', runPages(context));
  app.route('/', jobPages(context));
  app.route('/', deploymentPages(context));
  app.route('/', settingsPage(context));
  app.route('/', hookPages(context));

  app.all('*', async c => answerNotFound(c, await signedInUser(context, c)));
  return app;
}
