import { mockServices } from '@backstage/backend-test-utils';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TemplateWatch } from './TemplateWatch';

const TEMPLATES = 'file:/portal/templates/*/template.yaml';

const microservice: AlphaEntity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'microservice' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/paved-road' }],
};

const broken: AlphaEntity = {
  ...microservice,
  status: {
    items: [
      { type: 'backstage.io/catalog-processing', level: 'error', message: '' },
    ],
  },
};

function aWatch() {
  let now = 0;
  let entities: AlphaEntity[] = [];
  const notifications = { send: jest.fn().mockResolvedValue(undefined) };
  const logger = mockServices.logger.mock();
  const catalog = catalogServiceMock.mock({
    getEntityByRef: async () => entities[0],
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(() => entities[0]),
    }),
  });
  const watch = new TemplateWatch({
    auth: mockServices.auth(),
    catalog,
    logger,
    notifications,
    platformTeam: 'group:default/platform',
    templateLocations: new Set([TEMPLATES]),
    now: () => now,
  });

  return {
    watch,
    notifications,
    logger,
    sent: () => notifications.send.mock.calls.map(([{ payload }]) => payload),
    breaks: (
      entity = 'template:default/microservice',
      message = 'Step is odd',
    ) =>
      watch.onErrors({
        entity,
        location: TEMPLATES,
        errors: [new Error(message)],
      }),
    inCatalog: (...present: AlphaEntity[]) => {
      entities = present;
    },
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe('TemplateWatch', () => {
  it('tells the owner and the platform team what is wrong, and where', async () => {
    const { breaks, inCatalog, notifications } = aWatch();
    inCatalog(microservice);

    await breaks();

    expect(notifications.send).toHaveBeenCalledWith({
      recipients: {
        type: 'entity',
        entityRef: ['group:default/paved-road', 'group:default/platform'],
      },
      payload: {
        title: 'Template microservice cannot be used as it is now',
        description: 'The last good version stays in use. Step is odd',
        link: '/catalog/default/template/microservice',
        severity: 'high',
        topic: 'template-health',
        scope: 'template-health:template:default/microservice',
      },
    });
  });

  it('tells once per episode, however often the catalog complains', async () => {
    const { breaks, inCatalog, pass, sent, watch } = aWatch();
    inCatalog(broken);

    for (let i = 0; i < 5; i++) {
      await breaks();
      pass(30);
      await watch.review();
    }

    expect(sent()).toHaveLength(1);
  });

  it('tells when it works again, and begins a new episode after that', async () => {
    const { breaks, inCatalog, pass, sent, watch } = aWatch();
    inCatalog(broken);
    await breaks();

    inCatalog(microservice);
    pass(30);
    await watch.review();
    await watch.review();
    await breaks();

    expect(sent()).toEqual([
      expect.objectContaining({ severity: 'high' }),
      expect.objectContaining({
        title: 'Template microservice works again',
        severity: 'normal',
        scope: 'template-health:template:default/microservice',
      }),
      expect.objectContaining({ severity: 'high' }),
    ]);
  });

  it('does not take the catalog of a moment ago for a mended template', async () => {
    const { breaks, inCatalog, pass, sent, watch } = aWatch();
    inCatalog(microservice);
    await breaks();

    pass(5);
    await watch.review();

    expect(sent()).toHaveLength(1);
  });

  it('does not take a template that was never good for a mended one', async () => {
    const { breaks, pass, sent, watch } = aWatch();

    for (let i = 0; i < 60; i++) {
      await breaks();
      pass(30);
      await watch.review();
    }

    expect(sent()).toHaveLength(1);
  });

  it('tells the platform team when templates cannot be read', async () => {
    const { breaks, notifications } = aWatch();

    await breaks('location:default/generated-1', 'YAML error at template.yaml');

    expect(notifications.send).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: ['group:default/platform'] },
      payload: expect.objectContaining({
        title: 'A template cannot be used as it is now',
        description:
          'The last good version stays in use. YAML error at template.yaml',
        link: '/catalog/default/location/generated-1',
      }),
    });
  });

  it('leaves the troubles of other entities and locations alone', async () => {
    const { breaks, sent, watch } = aWatch();

    await breaks('component:default/quotes');
    await watch.onErrors({
      entity: 'location:default/generated-2',
      location: 'url:https://github.com/larkspur/quotes/catalog-info.yaml',
      errors: [new Error('Not found')],
    });

    expect(sent()).toEqual([]);
  });

  it('tries again when telling fails', async () => {
    const { breaks, logger, notifications, sent } = aWatch();
    notifications.send.mockRejectedValueOnce(new Error('503'));

    await breaks();
    await breaks();

    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(sent()).toHaveLength(2);
  });
});
