import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalGithub, startLocalGithub } from 'local-github';
import { parseAllDocuments } from 'yaml';
import {
  findSchemaProblems,
  type KubernetesObject,
} from '../src/__testUtils__/KubernetesSchemas';
import { portalToken, seed } from '../src/__testUtils__/larkspur';
import { findViolations } from '../src/__testUtils__/restrictedProfile';
import { requireKubectl } from '../src/__testUtils__/requireKubectl';
import { ServiceFolder } from '../src/__testUtils__/ServiceFolder';
import { TemplateDryRun } from '../src/__testUtils__/TemplateDryRun';
import { TemplateFolder } from '../src/__testUtils__/TemplateFolder';

jest.setTimeout(60_000);

const kubectl = requireKubectl();

const OVERLAYS = 'deploy/overlays';

describe.each(
  TemplateFolder.all()
    .filter(template => template.has(`skeleton/${OVERLAYS}`))
    .map(template => [template.name, template]),
)('what the template %s deploys', (_, template) => {
  let github: LocalGithub;
  let dataDir: string;
  let service: ServiceFolder;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'manifests-'));
    github = await startLocalGithub({ dataDir, seed, tokens: [portalToken] });
    const dryRun = await TemplateDryRun.start(github);
    const { files } = await dryRun.run(template, template.values);
    service = new ServiceFolder(files);
  });

  afterAll(async () => {
    service?.remove();
    await github?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  function eachOverlay(judge: (objects: KubernetesObject[]) => unknown) {
    const overlays = service.folders(OVERLAYS);
    expect(overlays).toContain('staging');
    return overlays.map(overlay => {
      const output = execFileSync(
        kubectl,
        ['kustomize', join(service.path, OVERLAYS, overlay)],
        { encoding: 'utf8' },
      );
      return judge(parseAllDocuments(output).map(d => d.toJS()));
    });
  }

  it("is what Kubernetes' own schemas allow", () => {
    expect(
      eachOverlay(objects => objects.flatMap(findSchemaProblems)).flat(),
    ).toEqual([]);
  });

  it('keeps to the restricted profile, and leaves the root filesystem alone', () => {
    expect(
      eachOverlay(objects => objects.flatMap(findViolations)).flat(),
    ).toEqual([]);
    eachOverlay(objects =>
      containersOf(objects).forEach(container =>
        expect(container.securityContext.readOnlyRootFilesystem).toBe(true),
      ),
    );
  });

  it('has probes, requests and limits for each container', () => {
    const quantities = { cpu: expect.anything(), memory: expect.anything() };
    eachOverlay(objects =>
      containersOf(objects).forEach(container =>
        expect(container).toMatchObject({
          startupProbe: expect.anything(),
          readinessProbe: expect.anything(),
          livenessProbe: expect.anything(),
          resources: { requests: quantities, limits: quantities },
        }),
      ),
    );
  });

  it('selects pods that are there in everything that has a selector', () => {
    eachOverlay(objects => {
      const pods = objects.flatMap(({ spec }) => spec?.template ?? []);
      const selectors = objects.flatMap(({ spec }) =>
        [
          spec?.selector?.matchLabels ?? spec?.selector,
          spec?.podSelector?.matchLabels,
        ].filter(Boolean),
      );
      selectors.forEach(selector =>
        expect(pods.map(pod => pod.metadata.labels)).toContainEqual(
          expect.objectContaining(selector),
        ),
      );
    });
  });

  it('configures its pods by config maps that are there', () => {
    eachOverlay(objects => {
      const names = objects
        .filter(({ kind }) => kind === 'ConfigMap')
        .map(({ metadata }) => metadata.name);
      const wanted = containersOf(objects)
        .flatMap(({ envFrom = [] }) => envFrom)
        .flatMap(({ configMapRef }) => configMapRef?.name ?? []);
      expect(names).toEqual(expect.arrayContaining(wanted));
    });
  });

  it('replaces pods only by ready ones, and gives them time to finish', () => {
    eachOverlay(objects =>
      objects
        .filter(({ kind }) => kind === 'Deployment')
        .forEach(({ spec }) => {
          expect(spec?.strategy.rollingUpdate.maxUnavailable).toBe(0);
          // The service's defaults: 5 s to drain, 20 s for requests in flight.
          expect(
            spec?.template.spec.terminationGracePeriodSeconds,
          ).toBeGreaterThan(25);
        }),
    );
  });
});

/** What the tests read of a container; Kubernetes' schemas have judged the rest. */
interface Container {
  securityContext: { readOnlyRootFilesystem?: boolean };
  envFrom?: Array<{ configMapRef?: { name: string } }>;
}

function containersOf(objects: KubernetesObject[]): Container[] {
  return objects.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);
}
