export interface Config {
  organization?: {
    /**
     * Entity ref of the Group that runs the platform. Default:
     * group:default/platform
     */
    platformTeam?: string;
  };
}
