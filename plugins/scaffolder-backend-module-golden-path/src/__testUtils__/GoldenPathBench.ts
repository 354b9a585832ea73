import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  catalogServiceMock,
  type CatalogServiceMock,
} from '@backstage/plugin-catalog-node/testUtils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import type { JsonObject, JsonValue } from '@backstage/types';
import { type LocalGithub, startLocalGithub } from 'local-github';
import { Octokit } from 'octokit';
import goldenPathModule from '../index';
import { GithubFaults } from './GithubFaults';
import { entities, portalToken, seed } from './larkspur';
import { portalConfig } from './portalConfig';
import { TestTask } from './TestTask';

/** The module, wired as in a portal, against a local GitHub and a catalog in memory. */
export class GoldenPathBench {
  static async start(
    options: { catalog?: CatalogServiceMock } = {},
  ): Promise<GoldenPathBench> {
    const dataDir = mkdtempSync(join(tmpdir(), 'golden-path-'));
    const faults = new GithubFaults();
    const github = await startLocalGithub({
      dataDir,
      seed,
      tokens: [portalToken],
      middleware: [faults.middleware],
    });
    const catalog = options.catalog ?? catalogServiceMock({ entities });
    const registry = actionsRegistryServiceMock();
    const actions = new Map<string, TemplateAction>();
    const backend = await startTestBackend({
      features: [
        goldenPathModule,
        mockServices.rootConfig.factory({ data: portalConfig(github) }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalog,
        }),
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => registry,
        }),
      ],
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...added) =>
              added.forEach(action => actions.set(action.id, action)),
          },
        ],
        [
          scaffolderTemplatingExtensionPoint,
          { addTemplateFilters: () => {}, addTemplateGlobals: () => {} },
        ],
      ],
    });
    return new GoldenPathBench({
      dataDir,
      github,
      faults,
      actions,
      registry,
      stop: async () => {
        await backend.stop();
        await github.stop();
        rmSync(dataDir, { recursive: true, force: true });
      },
    });
  }

  private constructor(
    private readonly parts: {
      dataDir: string;
      github: LocalGithub;
      faults: GithubFaults;
      actions: Map<string, TemplateAction>;
      registry: ReturnType<typeof actionsRegistryServiceMock>;
      stop(): Promise<void>;
    },
  ) {}

  get faults(): GithubFaults {
    return this.parts.faults;
  }

  /** GitHub as its users see it. */
  get rest() {
    return new Octokit({
      auth: portalToken.token,
      baseUrl: `${this.parts.github.url}/api/v3`,
    }).rest;
  }

  repoUrl(name: string, owner = 'larkspur'): string {
    return `${this.parts.github.host}?owner=${owner}&repo=${name}`;
  }

  /** A task of priya-raman's, of the squad payments, unless told otherwise. */
  task(user = 'user:default/priya-raman'): TestTask {
    return new TestTask(this.parts.actions, user, this.parts.dataDir);
  }

  /** A task that has its repository already. */
  async taskWithRepository(name: string): Promise<TestTask> {
    const task = this.task();
    await task.run('golden-path:repository:create', {
      repoUrl: this.repoUrl(name),
      description: 'For a test',
      visibility: 'private',
      maintainers: [],
    });
    return task;
  }

  /** Calls an action as the form, the command line and MCP clients do. */
  async invoke(
    name: string,
    input: JsonObject,
    user = 'user:default/priya-raman',
  ): Promise<JsonValue> {
    const { output } = await this.parts.registry.invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user(user),
    });
    return output;
  }

  async stop(): Promise<void> {
    await this.parts.stop();
  }
}
