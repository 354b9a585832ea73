import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
} from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { LocalBuild } from '../../store/LocalServiceStore';
import { contentDigest } from './contentDigest';
import { BuildRunner, Launch, LaunchOptions } from './Launch';

/** All that a service gets of our own environment. */
const INHERITED = [
  'PATH',
  'LANG',
  'TZ',
  'TMPDIR',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

/** What a name begins with while the folder is being made. */
const UNFINISHED = '.new-';

/** Builds that are folders, and run as processes of this machine. */
export class ProcessBuilds implements BuildRunner {
  readonly #root: string;

  /** They are kept in `<root>/<repository>/<digest>`. */
  static async open(root: string): Promise<ProcessBuilds> {
    await mkdir(root, { recursive: true });
    const entries = await readdir(root);
    for (const entry of entries) {
      const folder = join(root, entry);
      const unfinished = (await readdir(folder)).filter(name =>
        name.startsWith(UNFINISHED),
      );
      for (const name of unfinished) {
        await rm(join(folder, name), { recursive: true, force: true });
      }
    }
    return new ProcessBuilds(root);
  }

  private constructor(root: string) {
    this.#root = root;
  }

  /** Where one may be made. Who makes it removes what `keep` did not take. */
  async prepareFolder(repositoryId: number): Promise<string> {
    const parent = join(this.#root, String(repositoryId));
    await mkdir(parent, { recursive: true });
    return mkdtemp(join(parent, UNFINISHED));
  }

  /** Takes a prepared folder; answers its digest. */
  async keep(repositoryId: number, folder: string): Promise<string> {
    const digest = await contentDigest(folder);
    try {
      await rename(folder, this.folderOf({ repositoryId, digest }));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The same content was built before: that one stays.
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') {
        throw error;
      }
    }
    return digest;
  }

  async launch(
    build: LocalBuild,
    { port, variables }: LaunchOptions,
  ): Promise<Launch> {
    const folder = this.folderOf(build);
    const manifest = JSON.parse(
      await readFile(join(folder, 'package.json'), 'utf8'),
    );
    const path = [
      join(folder, 'node_modules/.bin'),
      dirname(process.execPath),
      process.env.PATH ?? '',
    ].join(delimiter);
    const inherited = INHERITED.flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    });

    return {
      command: 'sh',
      args: ['-c', inPlaceOfShell(manifest.scripts.start)],
      cwd: folder,
      env: {
        ...Object.fromEntries(inherited),
        NODE_ENV: 'production',
        VERSION: build.sha,
        ...variables,
        PATH: path,
        HOST: '127.0.0.1',
        PORT: String(port),
      },
    };
  }

  async remove(build: LocalBuild): Promise<void> {
    await rm(this.folderOf(build), { recursive: true, force: true });
  }

  /** Where one is. */
  folderOf({
    repositoryId,
    digest,
  }: Pick<LocalBuild, 'repositoryId' | 'digest'>): string {
    return join(
      this.#root,
      String(repositoryId),
      digest.slice('sha256:'.length),
    );
  }
}

/** A shell that only waits for a single command is in the way of signals. */
function inPlaceOfShell(script: string): string {
  return /^[\w./:@=, -]+$/.test(script) && !/^\w+=/.test(script)
    ? `exec ${script}`
    : script;
}
