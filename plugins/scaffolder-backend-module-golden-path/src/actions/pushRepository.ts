import fs from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, stringifyError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { commitDirectory, type CommitAuthor } from '../git/commitDirectory';
import { pushBranch } from '../git/pushBranch';
import type { Commit, GithubRepository } from '../github/GithubRepository';
import { repositorySlug } from '../github/RepositoryAddress';
import { repoUrl } from './inputs';
import type { RepositorySteps } from './RepositorySteps';
import { untilDefined } from './untilDefined';

/** Pauses between attempts; one attempt more than there are pauses. */
const PAUSES_MS = [500, 2_000, 5_000];

export function createRepositoryPushAction(options: {
  author: CommitAuthor;
  steps: RepositorySteps;
}) {
  const { author, steps } = options;

  return createTemplateAction({
    id: 'golden-path:repository:push',
    description:
      'Pushes the workspace as the first commit. Run again after a crash, it recognizes what it pushed; where the connection broke, it looks at what arrived.',
    schema: {
      input: {
        repoUrl,
        branch: zod => zod.string({ description: 'Default: main' }).optional(),
        message: zod => zod.string({ description: 'Of the commit' }),
      },
      output: {
        commit: zod => zod.string({ description: 'SHA of the commit' }),
        contentsUrl: zod =>
          zod.string({ description: 'Where people look at the branch' }),
      },
    },
    async handler(ctx) {
      const { branch = 'main', message } = ctx.input;
      await steps.run(
        ctx,
        slug => `push the files to ${slug}`,
        async (repository, logger) => {
          await refuseEmpty(ctx.workspacePath);
          const gitdir = await ctx.createTemporaryDirectory();
          // The time is noted before the push, and makes the commit the same
          // one whenever this step runs again.
          const timestamp = await ctx.checkpoint({
            key: 'committed-at',
            fn: () => Math.floor(Date.now() / 1000),
          });
          const commit = await commitDirectory({
            dir: ctx.workspacePath,
            gitdir,
            branch,
            message,
            author,
            timestamp,
          });

          const { htmlUrl, cloneUrl } = await untilDefined(
            () => repository.find(),
            ctx,
          );
          const push = () =>
            pushBranch({
              gitdir,
              url: cloneUrl,
              branch,
              token: repository.connection.token,
              signal: ctx.signal,
            });
          const pushed = await pushOnce({
            repository,
            branch,
            commit,
            push,
            logger,
            signal: ctx.signal,
          });
          ctx.output('commit', pushed.sha);
          ctx.output('contentsUrl', `${htmlUrl}/blob/${branch}`);
        },
      );
    },
  });
}

/** A resumed task whose files were not kept must not publish nothing. */
async function refuseEmpty(workspacePath: string): Promise<void> {
  if ((await fs.readdir(workspacePath)).length === 0) {
    throw new Error(
      "the rendered files are lost, as no workspace provider is configured that keeps them ('scaffolder.taskRecovery.workspaceProvider'). Delete the repository and fill in the form again",
    );
  }
}

async function pushOnce(options: {
  repository: GithubRepository;
  branch: string;
  commit: Commit;
  push: () => Promise<void>;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<Commit> {
  const { repository, branch, commit, push, logger, signal } = options;
  let failure: unknown;

  for (const pause of [...PAUSES_MS, 0]) {
    const arrived = await findArrived(repository, branch, commit);
    if (arrived) {
      logger.info(
        `${branch} is at ${arrived.sha}, which holds exactly these files`,
      );
      return arrived;
    }
    try {
      await push();
      logger.info(`Pushed ${commit.sha} to ${branch}`);
      return commit;
    } catch (error) {
      // The push may have succeeded and only its answer been lost or
      // misread (backstage/backstage#30069): look before pushing again.
      failure = error;
      logger.warn(`The push ended in ${stringifyError(error)}; looking again`);
      await wait(pause, undefined, { signal });
    }
  }

  const late = await findArrived(repository, branch, commit);
  if (late) return late;
  throw failure;
}

/** The branch's head, where it holds the very files of the commit. */
async function findArrived(
  repository: GithubRepository,
  branch: string,
  commit: Commit,
): Promise<Commit | undefined> {
  const head = await repository.findHead(branch);
  if (!head) return undefined;
  if (head.sha === commit.sha || head.treeSha === commit.treeSha) return head;
  throw new ConflictError(
    `${repositorySlug(repository.address)} has other files already, at commit ${head.sha}`,
  );
}
