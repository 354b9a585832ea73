export interface Config {
  app: {
    /** Where people open the portal: repositories link back to it. */
    baseUrl: string;
  };

  scaffolder?: {
    goldenPath?: {
      /** Types of the Groups that may own a service. Default: [squad, team] */
      squadTypes?: string[];
    };
    defaultEnvironment?: {
      parameters?: {
        /** Host of one entry of `integrations.github`: where services are published. */
        githubHost?: string;
        /**
         * User or organization that the form suggests as owner of a new
         * repository. Default: the account that the integration's token belongs to.
         */
        githubDefaultOwner?: string;
        /**
         * Users and organizations that may own a new repository, separated by
         * commas. Default: the default owner alone.
         */
        githubAllowedOwners?: string;
      };
    };
  };
}
