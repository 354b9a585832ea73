import { LocalBuild } from '../../store/LocalServiceStore';

/** How to start something: a command with its whole environment. */
export interface Launch {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** Called when it has ended. */
  cleanUp?(): Promise<void>;
}

/** What a version of a service is started with. */
export interface LaunchOptions {
  /** Where it has to listen, on loopback. */
  port: number;
  /** Unlike any other's: containers are named after it. */
  name: string;
  /** From the manifests of its environment. */
  variables: Record<string, string>;
}

/** Starts builds of one runtime, and forgets them. */
export interface BuildRunner {
  launch(build: LocalBuild, options: LaunchOptions): Promise<Launch>;
  /** Called when none of its processes is left. Safe to repeat. */
  remove(build: LocalBuild): Promise<void>;
}
