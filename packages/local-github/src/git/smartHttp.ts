import { Readable } from 'node:stream';
import { GitRepository } from './GitRepository';
import { FLUSH, pktLine } from './pktLine';
import { PULLS } from './pullRefs';
import { runGit, spawnGit } from './runGit';

export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** Otherwise a `push --mirror` would remove what is GitHub's own. */
const HIDDEN_FROM_PUSHES = ['-c', `receive.hideRefs=${PULLS}`];

export function isGitService(name: string | undefined): name is GitService {
  return name === 'git-upload-pack' || name === 'git-receive-pack';
}

/** The refs that a fetch or push starts from. */
export async function advertiseRefs(
  { gitDir }: GitRepository,
  service: GitService,
  protocol: string | undefined,
): Promise<Buffer> {
  const refs = await runGit(
    [
      ...HIDDEN_FROM_PUSHES,
      subcommand(service),
      '--stateless-rpc',
      '--advertise-refs',
      gitDir,
    ],
    { env: protocolEnv(service, protocol) },
  );
  return Buffer.concat([pktLine(`# service=${service}\n`), FLUSH, refs]);
}

/** Streams what is asked for; big repositories never sit in memory. */
export function uploadPack(
  { gitDir }: GitRepository,
  request: Buffer,
  protocol: string | undefined,
): ReadableStream<Uint8Array> {
  const child = spawnGit(['upload-pack', '--stateless-rpc', gitDir], {
    env: protocolEnv('git-upload-pack', protocol),
  });
  child.stdin.on('error', () => {});
  child.stdin.end(request);
  child.stderr.resume();
  child.on('error', error => child.stdout.destroy(error));
  return Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>;
}

export function receivePack(
  { gitDir }: GitRepository,
  request: Buffer,
): Promise<Buffer> {
  return runGit(
    [...HIDDEN_FROM_PUSHES, 'receive-pack', '--stateless-rpc', gitDir],
    { input: request },
  );
}

function subcommand(service: GitService): string {
  return service.slice('git-'.length);
}

/** Only fetches have a version 2; pushes stay with the one every client speaks. */
function protocolEnv(
  service: GitService,
  protocol: string | undefined,
): Record<string, string> {
  return service === 'git-upload-pack' && protocol === 'version=2'
    ? { GIT_PROTOCOL: protocol }
    : {};
}
