import { BuildRunner } from '../environments/Launch';
import { StepCommand } from '../steps/runCommand';

export type EngineName = 'docker' | 'podman' | 'buildah';

/** What an image is built from. */
export interface ImageSource {
  /** The folder with the Dockerfile. */
  folder: string;
  labels: Record<string, string>;
  buildArguments: Record<string, string>;
  /** Where the engine writes the image's id. */
  idFile: string;
}

/** Builds images, keeps them on this machine, and runs them. */
export interface ContainerEngine extends BuildRunner {
  readonly name: EngineName;
  /** What whoever reads the log of a build should know of it. */
  readonly remark?: string;
  /**
   * Fetches what a Dockerfile builds on, where it is not here yet.
   *
   * @throws where an image cannot be had.
   */
  fetchBases(folder: string): Promise<void>;
  buildCommand(source: ImageSource): Promise<StepCommand>;
  /** Names an image after its repository, so that it stays until `remove`. */
  keep(repositoryId: number, digest: string): Promise<void>;
  /** Writes an image to a file, in the form that scanners read. */
  exportCommand(
    build: { repositoryId: number; digest: string },
    file: string,
  ): StepCommand;
}

/** Under which name an image is kept: it tells ours from anybody else's. */
export function localReference(
  repository: number | 'stand-in',
  digest: string,
): string {
  const short = digest.slice('sha256:'.length, 'sha256:'.length + 12);
  return `localhost/wheelhouse/${repository}:${short}`;
}
