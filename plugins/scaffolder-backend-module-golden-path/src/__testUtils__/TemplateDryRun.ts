import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import notificationsModule from '@backstage/plugin-scaffolder-backend-module-notifications';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import goldenPathModule from '../index';
import { entities } from './larkspur';
import { portalConfig } from './portalConfig';
import type { TemplateFolder } from './TemplateFolder';

const USER = mockCredentials.user.header('user:default/priya-raman');

export interface RenderedFile {
  path: string;
  content: string;
}

export interface DryRun {
  files: RenderedFile[];
  /** What each step was given, in order. */
  inputs: Array<{ action: string; input: JsonObject }>;
}

/** Runs templates as the portal's template editor does: really rendered, nothing created. */
export class TemplateDryRun {
  static async start(github: {
    url: string;
    host: string;
  }): Promise<TemplateDryRun> {
    const { server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        githubModule,
        notificationsModule,
        goldenPathModule,
        catalogServiceMock.factory({ entities }),
        mockServices.rootConfig.factory({ data: portalConfig(github) }),
      ],
    });
    return new TemplateDryRun(server);
  }

  private constructor(private readonly server: TestBackend['server']) {}

  async run(template: TemplateFolder, values: JsonObject): Promise<DryRun> {
    const { directoryContents, log } = await this.call<{
      directoryContents: Array<{ path: string; base64Content: string }>;
      log: Array<{ body: { message: string } }>;
    }>('dry-run', {
      template: template.entity,
      values,
      directoryContents: template.files(),
    });
    return {
      files: directoryContents
        .map(({ path, base64Content }) => ({
          path,
          content: Buffer.from(base64Content, 'base64').toString('utf8'),
        }))
        .sort((one, other) => one.path.localeCompare(other.path)),
      inputs: log.flatMap(({ body }) => readInput(body.message)),
    };
  }

  async actionSchemas(): Promise<Map<string, JsonObject>> {
    const actions =
      await this.call<Array<{ id: string; schema?: { input?: JsonObject } }>>(
        'actions',
      );
    return new Map(actions.map(({ id, schema }) => [id, schema?.input ?? {}]));
  }

  private async call<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(
      `http://localhost:${this.server.port()}/api/scaffolder/v2/${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: { authorization: USER, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      },
    );
    if (!response.ok) {
      throw new Error(`${response.status} ${await response.text()}`);
    }
    return response.json();
  }
}

/** The dry run reports inputs in its log only. */
function readInput(message: string): DryRun['inputs'] {
  const [, action, input] =
    /Running (\S+) in dry-run mode with inputs \(secrets redacted\): (.*)$/s.exec(
      message,
    ) ?? [];
  return action ? [{ action, input: JSON.parse(input) }] : [];
}
