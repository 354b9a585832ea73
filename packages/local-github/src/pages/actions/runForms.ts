import { Hono } from 'hono';
import { RerunScope } from '../../actions/Actions';
import { Context } from '../../context';
import { ApiError } from '../../http/ApiError';
import { Change, repositoryForm, repositoryPath } from '../visit';
import { runPath } from './paths';
import { findRunView, RunView } from './runView';

type Refuse = (
  change: Change,
  view: RunView,
  error: ApiError,
) => Promise<Response>;

type Act = (
  change: Change,
  view: RunView,
  form: URLSearchParams,
) => Promise<void>;

/** What may be done about a run, each with a button on its page. */
export function runForms(context: Context, app: Hono, refuse: Refuse): void {
  const { actions } = context;

  const take = (path: string, needed: 'pull' | 'push', act: Act) =>
    repositoryForm(
      context,
      app,
      `/actions/runs/:run${path}`,
      needed,
      async (change, form) => {
        const { c, repository } = change;
        const home = repositoryPath(repository);
        const view = await findRunView(context, change, c.req.param('run'));
        if (!view) {
          return c.redirect(`${home}/actions`, 303);
        }
        try {
          await act(change, view, form);
        } catch (error) {
          if (!(error instanceof ApiError)) {
            throw error;
          }
          return refuse(change, view, error);
        }
        return c.redirect(runPath(home, view.run), 303);
      },
    );
  const rerun = async (
    { repository, viewer }: Change,
    { run }: RunView,
    scope: RerunScope,
  ) => {
    await actions.rerun({ repository, run, sender: viewer, scope });
  };

  take('/cancel', 'push', ({ repository, viewer }, { run }) =>
    actions.cancel({ repository, run, sender: viewer }),
  );

  take('/rerun', 'push', (change, view) =>
    rerun(change, view, { jobs: 'all' }),
  );

  take('/rerun-failed', 'push', (change, view) =>
    rerun(change, view, { jobs: 'failed' }),
  );

  take('/job/:job/rerun', 'push', (change, view) =>
    rerun(change, view, {
      jobs: 'one',
      jobId: Number(change.c.req.param('job')),
    }),
  );

  // Reviewers need no more than to see the repository.
  take('/review', 'pull', async ({ repository, viewer }, { run }, form) => {
    await actions.review({
      repository,
      run,
      sender: viewer,
      environmentIds: form.getAll('environment').map(Number),
      state: form.get('state') === 'approved' ? 'approved' : 'rejected',
      comment: form.get('comment') ?? '',
    });
  });
}
