export interface Config {
  organization?: {
    /**
     * Entity ref of the Group that runs the platform. Its members hear of broken
     * templates. Default: group:default/platform
     */
    platformTeam?: string;
  };
}
