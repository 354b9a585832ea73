import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalGithub, startLocalGithub } from 'local-github';
import { parseAllDocuments } from 'yaml';
import { findSchemaProblems } from '../src/__testUtils__/KubernetesSchemas';
import { portalToken, seed } from '../src/__testUtils__/larkspur';
import { RolloutSteps } from '../src/__testUtils__/RolloutSteps';
import { requireKubectl } from '../src/__testUtils__/requireKubectl';
import { ServiceFolder } from '../src/__testUtils__/ServiceFolder';
import { TemplateDryRun } from '../src/__testUtils__/TemplateDryRun';
import { TemplateFolder } from '../src/__testUtils__/TemplateFolder';

jest.setTimeout(60_000);

const kubectl = requireKubectl();

const image = `ghcr.io/larkspur/orders-api@sha256:${'0f'.repeat(32)}`;
const secret = { KUBE_CONFIG: 'apiVersion: v1' };
const REVISION = 'deployment.kubernetes.io/revision';

/** The scripts of the microservice's rollout, run for real but for the cluster. */
describe('rolling out', () => {
  let github: LocalGithub;
  let dataDir: string;
  let service: ServiceFolder;
  let steps: RolloutSteps;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'rollout-'));
    github = await startLocalGithub({ dataDir, seed, tokens: [portalToken] });
    const template = TemplateFolder.named('microservice');
    const dryRun = await TemplateDryRun.start(github);
    const { files } = await dryRun.run(template, template.values);
    service = new ServiceFolder(files);
    steps = new RolloutSteps(service, kubectl);
  });

  afterAll(async () => {
    steps?.remove();
    service?.remove();
    await github?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('stops at once where the secret is missing, and says where to set it', () => {
    const { code, log, calls } = steps.run('check-cluster', {
      KUBE_CONFIG: '',
    });
    expect(code).toBe(1);
    expect(log).toContain('::error title=The secret KUBE_CONFIG is missing::');
    expect(log).toContain(
      "the environment 'staging' at https://github.com/larkspur/orders-api/settings/environments",
    );
    expect(calls).toEqual([]);
  });

  it('stops where the cluster cannot be used, in its words', () => {
    const { code, log } = steps.run('check-cluster', secret, {
      refusal: 'Unable to connect\nto the server',
    });
    expect(code).toBe(1);
    expect(log).toMatch(
      /::error title=The cluster of 'staging' cannot be used::.*Unable to connect to the server\. Check/,
    );
  });

  it('goes on in an empty namespace', () => {
    const { code, outputs } = steps.run('check-cluster', secret);
    expect(code).toBe(0);
    expect(outputs).toEqual({ revision: '' });
  });

  it('never replaces what a later run deployed, unless somebody re-runs it', () => {
    const cluster = { annotations: { 'deploy/run': '201', [REVISION]: '7' } };
    const overtaken = steps.run('check-cluster', secret, cluster);
    expect(overtaken.code).toBe(1);
    expect(overtaken.log).toContain('/larkspur/orders-api/actions/runs/201');

    const again = { ...secret, GITHUB_RUN_ATTEMPT: '2' };
    const rerun = steps.run('check-cluster', again, cluster);
    expect(rerun.code).toBe(0);
    expect(rerun.outputs).toEqual({ revision: '7' });
  });

  it('applies the overlay with the image by its digest', () => {
    const { code, outputs, calls } = steps.run('deploy', {
      IMAGE: image,
      SERVICE_URL: 'https://orders.staging.example',
    });
    expect(code).toBe(0);
    expect(outputs).toEqual({ url: 'https://orders.staging.example' });
    expect(calls).toEqual([
      'apply --kustomize deploy/release',
      'rollout status deployment/orders-api --timeout 5m',
    ]);

    const objects = parseAllDocuments(steps.applied()).map(d => d.toJS());
    expect(objects.flatMap(findSchemaProblems)).toEqual([]);
    const [deployment] = objects.filter(({ kind }) => kind === 'Deployment');
    expect(deployment.metadata.annotations).toEqual({ 'deploy/run': '200' });
    expect(deployment.spec.template.spec.containers[0].image).toBe(image);
  });

  it.each(['', 'ghcr.io/larkspur/orders-api:latest', `${image}\n- evil`])(
    'deploys nothing but a digest: %j',
    wrong => {
      const { code, log, calls } = steps.run('deploy', { IMAGE: wrong });
      expect(code).toBe(1);
      expect(log).toContain('::error title=No image to deploy::');
      expect(calls).toEqual([]);
    },
  );

  it.each([
    ['has nothing to go back to at first', '', '1', undefined],
    ['leaves alone what was not replaced', '4', '4', undefined],
    ['brings back the revision before', '4', '5', '4'],
  ])('%s', (_, before, now, restored) => {
    const { code, calls } = steps.run(
      'roll-back',
      { REVISION: before },
      { annotations: { [REVISION]: now } },
    );
    expect(code).toBe(0);
    const undo = 'rollout undo deployment/orders-api --to-revision';
    expect(calls.filter(call => call.startsWith('rollout undo'))).toEqual(
      restored ? [`${undo} ${restored}`] : [],
    );
  });
});
