export interface Config {
  organization?: {
    /**
     * Entity ref of the Group that runs the platform. Its members may act on
     * everything. Default: group:default/platform
     */
    platformTeam?: string;
  };
}
