import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import catalogPlugin, {
  CATALOG_ERRORS_TOPIC,
} from '@backstage/plugin-catalog-backend';
import catalogModuleScaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import catalogModuleTemplateHealth from '.';

const aTemplate = (options: { title: string; steps?: string }) => `
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: microservice
  title: ${options.title}
spec:
  owner: platform
  type: service
  steps: ${options.steps ?? '[{ id: render, action: fetch:template, input: { url: ./skeleton } }]'}
`;

jest.setTimeout(60_000);

describe('catalogModuleTemplateHealth', () => {
  const directory = createMockDirectory();
  let sent: NotificationSendOptions[];
  let errorReports: number;
  let catalog: string;
  let stop: () => Promise<void>;

  const titleInCatalog = async () => (await template())?.metadata.title;

  async function template(): Promise<AlphaEntity | undefined> {
    const answer = await fetch(
      `${catalog}/entities/by-name/template/default/microservice`,
    );
    return answer.ok ? answer.json() : undefined;
  }

  beforeEach(async () => {
    sent = [];
    errorReports = 0;
    directory.setContent({
      'templates/microservice/template.yaml': aTemplate({ title: 'Good' }),
      'templates/microservice/skeleton/README.md': '# Service',
    });
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleScaffolderEntityModel,
        scaffolderPlugin,
        catalogModuleTemplateHealth,
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'error-reports',
          register(env) {
            env.registerInit({
              deps: { events: eventsServiceRef },
              async init({ events }) {
                await events.subscribe({
                  id: 'error-reports',
                  topics: [CATALOG_ERRORS_TOPIC],
                  async onEvent() {
                    errorReports++;
                  },
                });
              },
            });
          },
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            send: async notification => {
              sent.push(notification);
            },
          }),
        }),
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              processingInterval: { seconds: 1 },
              locations: [
                {
                  type: 'file',
                  target: directory.resolve('templates/*/template.yaml'),
                  rules: [{ allow: ['Template'] }],
                },
              ],
            },
          },
        }),
      ],
    });
    catalog = `http://localhost:${backend.server.port()}/api/catalog`;
    stop = () => backend.stop();
    await until(async () => (await titleInCatalog()) === 'Good');
  });

  afterEach(() => stop());

  it('shows what was saved in the working tree', async () => {
    directory.addContent({
      'templates/microservice/template.yaml': aTemplate({ title: 'Better' }),
    });

    await until(async () => (await titleInCatalog()) === 'Better');

    expect(sent).toEqual([]);
  });

  it.each([
    {
      is: 'is no YAML',
      files: {
        'templates/microservice/template.yaml': aTemplate({
          title: '[Worse',
        }),
      },
      reason: /YAML error at .*template\.yaml/,
      link: /^\/catalog\/default\/location\/generated-/,
    },
    {
      is: 'does not follow the schema',
      files: {
        'templates/microservice/template.yaml': aTemplate({
          title: 'Worse',
          steps: 'none',
        }),
      },
      reason: /steps/,
    },
    {
      is: 'runs an action that is not installed',
      files: {
        'templates/microservice/template.yaml': aTemplate({
          title: 'Worse',
          steps: '[{ id: conjure, action: magic:wand }]',
        }),
      },
      reason:
        /Step 'conjure' runs the action 'magic:wand', which is not installed/,
    },
    {
      is: 'fetches a skeleton that is not there',
      files: {
        'templates/microservice/template.yaml': aTemplate({
          title: 'Worse',
          steps:
            '[{ id: render, action: fetch:template, input: { url: ./bones } }]',
        }),
      },
      reason: /Step 'render' fetches '\.\/bones', which is not beside/,
    },
  ])(
    'keeps the last good version of a template that $is, and tells once',
    async ({
      files,
      reason,
      link = '/catalog/default/template/microservice',
    }) => {
      directory.addContent(files);
      await until(async () => sent.length > 0);
      const toldAt = errorReports;
      await until(async () => errorReports > toldAt + 1);

      await expect(titleInCatalog()).resolves.toBe('Good');
      expect(sent).toEqual([
        {
          recipients: {
            type: 'entity',
            entityRef: ['group:default/platform'],
          },
          payload: expect.objectContaining({
            description: expect.stringMatching(reason),
            link: expect.stringMatching(link),
            severity: 'high',
          }),
        },
      ]);

      directory.addContent({
        'templates/microservice/template.yaml': aTemplate({ title: 'Mended' }),
      });
      await until(async () => (await titleInCatalog()) === 'Mended');
    },
  );
});

async function until(condition: () => Promise<boolean>) {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain for ${condition}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
