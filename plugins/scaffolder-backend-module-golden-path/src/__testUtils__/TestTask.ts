import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject, JsonValue } from '@backstage/types';

/** A scaffolder task that remembers what its steps noted, so that they can run again in it. */
export class TestTask {
  readonly id = randomUUID();
  readonly workspacePath: string;
  readonly log: string[] = [];

  private readonly checkpoints = new Map<string, JsonValue | void>();

  constructor(
    private readonly actions: Map<string, TemplateAction>,
    private readonly user: string | undefined,
    private readonly dir: string,
  ) {
    this.workspacePath = mkdtempSync(join(dir, 'workspace-'));
  }

  write(files: Record<string, string>): this {
    Object.entries(files).forEach(([path, content]) => {
      mkdirSync(dirname(join(this.workspacePath, path)), { recursive: true });
      writeFileSync(join(this.workspacePath, path), content);
    });
    return this;
  }

  /** As if the backend had died before the step's notes were saved. */
  forget(): this {
    this.checkpoints.clear();
    return this;
  }

  async run(
    actionId: string,
    input: JsonObject,
  ): Promise<Record<string, JsonValue>> {
    const action = this.actions.get(actionId);
    if (!action) throw new Error(`There is no action ${actionId}`);

    const output: Record<string, JsonValue> = {};
    await action.handler({
      input,
      logger: this.logger(),
      workspacePath: this.workspacePath,
      task: { id: this.id },
      user: { ref: this.user },
      checkpoint: async ({ key, fn }) => {
        const name = `${actionId}.${key}`;
        if (!this.checkpoints.has(name)) this.checkpoints.set(name, await fn());
        return this.checkpoints.get(name) as Awaited<ReturnType<typeof fn>>;
      },
      output: (name, value) => {
        output[name] = value as JsonValue;
      },
      createTemporaryDirectory: async () =>
        mkdtempSync(join(this.dir, 'step-')),
      getInitiatorCredentials: async () => mockCredentials.user(this.user),
    });
    return output;
  }

  /** What a step says that must fail. */
  async failure(actionId: string, input: JsonObject): Promise<string> {
    try {
      await this.run(actionId, input);
    } catch (error) {
      return String(error);
    }
    throw new Error(`${actionId} did not fail`);
  }

  private logger(): LoggerService {
    const write = (message: string) => this.log.push(message);
    return {
      error: write,
      warn: write,
      info: write,
      debug: write,
      child: () => this.logger(),
    };
  }
}
