import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../../messageOf';
import { ContainerEngine } from '../containers/ContainerEngine';
import { findProgram } from '../steps/findProgram';
import { stepEnvironment } from '../steps/stepEnvironment';
import { copyContext } from './copyContext';
import { JobSituation, Substitute } from './Substitute';
import { makeSubstitute, SubstituteWork } from './makeSubstitute';
import { SubstituteContext } from './SubstituteContext';

/** What the workflow calls the image, without tag and digest. */
export function imageName({ repository }: JobSituation): string {
  return `ghcr.io/${repository.fullName.toLowerCase()}`;
}

/** With a container engine the repository's Dockerfile, else a folder that runs. */
export async function buildImage(
  context: SubstituteContext,
  job: JobSituation,
): Promise<Substitute> {
  const { engine, reason } = await context.engines.find();
  const notice = engine
    ? `The image is built by ${engine.name} and stays on this machine. On github.com a runner builds it with Docker.`
    : `No container engine works here (${reason}), so that in place of an image a folder is made with what would be in it: the checkout, and its production dependencies. On github.com this step builds the Dockerfile.`;

  return makeSubstitute(notice, async work => {
    const builder = engine && (await usable(engine, context, work));
    const digest = builder
      ? await buildWith(builder, job, work)
      : await buildFolder(context, job, work);
    const image = imageName(job);
    await context.store.recordBuild({
      repositoryId: job.repository.id,
      digest,
      image,
      sha: job.sha,
      runtime: builder?.name ?? 'process',
    });
    work.reporter.line(`Built ${image}@${digest}`);
    return { outputs: { image } };
  });
}

/** An engine that nobody asked for is of no use where it cannot reach a registry. */
async function usable(
  engine: ContainerEngine,
  { engines }: SubstituteContext,
  { step, reporter }: SubstituteWork,
): Promise<ContainerEngine | undefined> {
  try {
    await engine.fetchBases(step.workspace);
    return engine;
  } catch (error) {
    if (engines.isChosen) {
      throw error;
    }
    reporter.warning(
      `${engine.name} works, and what the Dockerfile builds on cannot be had: ${messageOf(error)}. In place of the image a folder is made with what would be in it.`,
    );
    return undefined;
  }
}

async function buildWith(
  engine: ContainerEngine,
  { repository, sha }: JobSituation,
  { step, reporter, run }: SubstituteWork,
): Promise<string> {
  if (engine.remark) {
    reporter.line(`##[notice]${engine.remark}`);
  }
  const idFile = join(step.tempDir, 'image-id');
  const command = await engine.buildCommand({
    folder: step.workspace,
    labels: { 'org.opencontainers.image.revision': sha },
    buildArguments: { VERSION: sha },
    idFile,
  });
  try {
    await run(command);
  } catch (error) {
    reporter.line(
      `If it is ${engine.name} itself that does not work here, start with another in LOCAL_GITHUB_CONTAINER_ENGINE, or with none.`,
    );
    throw error;
  }
  const digest = (await readFile(idFile, 'utf8')).trim();
  await engine.keep(repository.id, digest);
  return digest;
}

async function buildFolder(
  { builds }: SubstituteContext,
  { repository }: JobSituation,
  { step, reporter, run }: SubstituteWork,
): Promise<string> {
  await requireNodeService(step.workspace);
  const folder = await builds.prepareFolder(repository.id);
  try {
    await copyContext(step.workspace, folder);
    const env = stepEnvironment(step);
    const npm = await findProgram('npm', env.PATH);
    if (!npm) {
      throw new Error('npm is not on the PATH: install Node.js with npm');
    }
    reporter.group('Run npm ci --omit=dev');
    await run({
      command: npm,
      args: ['ci', '--omit=dev', '--no-audit', '--no-fund'],
      cwd: folder,
      env,
    });
    reporter.endGroup();
    return await builds.keep(repository.id, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const manifest = z.object({ scripts: z.object({ start: z.string() }) });

async function requireNodeService(workspace: string): Promise<void> {
  const wants = async (path: string, isRight: (text: string) => boolean) => {
    const text = await readFile(join(workspace, path), 'utf8').catch(() => '');
    if (!text || !isRight(text)) {
      throw new Error(
        `Without a container engine only services can be built here that run on Node.js and have a package-lock.json and, in package.json, a script 'start': ${path} is ${text ? 'without that script' : 'missing'}. Install docker, podman or buildah, and the Dockerfile is built instead.`,
      );
    }
  };
  await wants(
    'package.json',
    text => manifest.safeParse(JSON.parse(text)).success,
  );
  await wants('package-lock.json', () => true);
}
