import {
  HOOK_SECRET,
  HookReceiver,
  Received,
} from '../__testUtils__/HookReceiver';
import { pushFiles } from '../__testUtils__/pushFiles';
import { RealRuns } from '../__testUtils__/RealRuns';

type Payload = Received['payload'];

const DEPLOY = `name: Deploy
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: echo tested
  audit:
    if: \${{ false }}
    runs-on: ubuntu-latest
    steps:
      - run: echo audited
  production:
    needs: test
    runs-on: ubuntu-latest
    environment: { name: production, url: https://shop.example }
    steps:
      - run: echo deployed
`;

// The receiver holds every payload against GitHub's schema for its event.
describe('a real run', () => {
  it('is told to hooks from its request to its end, each turn once', async () => {
    const runs = await RealRuns.start({});
    const receiver = await HookReceiver.start();
    const { rest } = runs.github.octokit();
    await rest.repos.createWebhook({
      ...runs.where,
      events: ['*'],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    await pushFiles(runs.github, 'acme/shop', {
      files: { '.github/workflows/deploy.yml': DEPLOY },
    });
    const waiting = await runs.until('deploy.yml', 'waiting');
    const { data: environment } = await rest.repos.getEnvironment({
      ...runs.where,
      environment_name: 'production',
    });
    await runs.actions.reviewPendingDeploymentsForRun({
      ...runs.where,
      run_id: waiting.id,
      environment_ids: [environment.id],
      state: 'approved',
      comment: '',
    });
    await receiver.next('workflow_run', 'completed');
    await receiver.stop();

    const told = (event: string, of: (payload: Payload) => string) =>
      receiver.received
        .filter(received => received.event === event)
        .map(({ payload }) => of(payload));
    const check = (payload: Payload) =>
      `${payload.check_run.name} ${payload.action}`;
    expect(told('check_run', check).sort()).toEqual([
      'audit completed',
      'audit created',
      'production completed',
      'production created',
      'test completed',
      'test created',
    ]);
    const ofProduction = receiver.received
      .filter(({ payload }) => payload.workflow_job?.name === 'production')
      .map(({ payload }) => payload.action);
    expect(ofProduction.filter(action => action === 'waiting')).toHaveLength(1);
    expect(ofProduction.slice(-2)).toEqual(['in_progress', 'completed']);
    expect(
      told('deployment_status', payload => payload.deployment_status.state),
    ).toEqual(expect.arrayContaining(['waiting', 'in_progress', 'success']));
    expect(told('deployment', payload => payload.action)).toEqual(['created']);
    expect(told('check_suite', payload => payload.action)).toEqual([
      'completed',
    ]);
    expect(told('workflow_run', payload => payload.action).slice(0, 2)).toEqual(
      ['requested', 'in_progress'],
    );
  });
});
