import { unprocessable } from '../../http/ApiError';
import { DeploymentReview } from '../../store/DeploymentReviewStore';
import { Actions } from '../Actions';
import { Conductor } from './Conductor';
import { EngineContext } from './EngineContext';
import { mayReview, waitingFor } from './reviews';

type ReviewRequest = Parameters<Actions['review']>[0];

/** Lets jobs that wait for an environment go on, or fails them. */
export async function reviewRun(
  context: EngineContext,
  conductor: Conductor,
  request: ReviewRequest,
): Promise<DeploymentReview[]> {
  const { records, ends, groups } = conductor;
  const { repository, sender, state, comment } = request;
  const recorded = await records.find(request.run.id);
  const held = recorded ? await waitingFor(context, recorded.run) : [];
  const asked = held.filter(({ environment }) =>
    request.environmentIds.includes(environment.id),
  );
  if (!recorded || asked.length < new Set(request.environmentIds).size) {
    throw unprocessable(
      'There are no pending deployment requests to approve or reject for this run and these environments',
    );
  }
  for (const { environment } of asked) {
    if (!(await mayReview(context, environment, recorded.run, sender))) {
      throw unprocessable(
        `${sender.login} may not review deployments to ${environment.name}`,
      );
    }
  }

  const reviews: DeploymentReview[] = [];
  for (const { environment, jobs } of asked) {
    reviews.push(
      await context.store.deploymentReviews.add({
        runId: recorded.run.id,
        attempt: recorded.run.attempt,
        environmentId: environment.id,
        state,
        comment,
        userId: sender.id,
      }),
    );
    for (const job of jobs) {
      if (state === 'approved') {
        await records.updateJob(recorded, job, { isApproved: true });
      } else {
        await ends.end(recorded, job, 'failure', {
          reason: `The deployment to ${environment.name} was rejected by ${sender.login}`,
        });
        await groups.settle(repository.id, job.concurrencyGroup);
      }
    }
  }
  conductor.touch(recorded.run.id);
  return reviews;
}
