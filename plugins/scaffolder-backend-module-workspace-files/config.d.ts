export interface Config {
  scaffolder?: {
    taskRecovery?: {
      files?: {
        /**
         * Where the workspace provider `files` keeps the workspaces of unfinished
         * tasks. Must survive a restart, and be the same for every replica. Only
         * with it there is such a provider.
         */
        directory?: string;
      };
    };
  };
}
