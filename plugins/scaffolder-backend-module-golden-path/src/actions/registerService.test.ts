import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { GoldenPathBench } from '../__testUtils__/GoldenPathBench';

const REGISTER = 'golden-path:service:register';

const catalog = catalogServiceMock.mock();
let bench: GoldenPathBench;
beforeAll(async () => {
  bench = await GoldenPathBench.start({ catalog });
});
afterAll(() => bench?.stop());

async function pushed(name: string) {
  const task = await bench.taskWithRepository(name);
  const { contentsUrl } = await task
    .write({ 'catalog-info.yaml': 'kind: Component' })
    .run('golden-path:repository:push', {
      repoUrl: bench.repoUrl(name),
      message: 'Begin',
    });
  return {
    task,
    input: { repoUrl: bench.repoUrl(name), contentsUrl },
    target: `${contentsUrl}/catalog-info.yaml`,
  };
}

const component = (name: string, origin: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: { 'backstage.io/managed-by-origin-location': origin },
  },
});

describe('golden-path:service:register', () => {
  it('registers, and waits until the catalog shows the service', async () => {
    const { task, input, target } = await pushed('orders');
    catalog.getEntityByRef
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce(component('orders', `url:${target}`));

    await expect(task.run(REGISTER, input)).resolves.toEqual({
      entityRef: 'component:default/orders',
      catalogInfoUrl: target,
    });
    expect(catalog.addLocation).toHaveBeenCalledWith(
      { type: 'url', target },
      expect.anything(),
    );
  });

  it("refuses to pass off another repository's service as this one", async () => {
    const { task, input } = await pushed('refunds');
    catalog.getEntityByRef.mockResolvedValue(
      component('refunds', 'url:https://elsewhere.example'),
    );
    await expect(task.failure(REGISTER, input)).resolves.toMatch(
      'another component:default/refunds already, from url:https://elsewhere.example',
    );
  });

  it('fails where the catalog refuses', async () => {
    const { task, input } = await pushed('invoices');
    catalog.addLocation.mockRejectedValueOnce(new Error('not allowed'));
    await expect(task.failure(REGISTER, input)).resolves.toMatch(
      /Could not register larkspur\/invoices in the catalog/,
    );
  });
});
