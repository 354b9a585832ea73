/** What pages and backend must agree on; all else is in the backend's own. */
export interface Config {
  platformMetrics?: {
    /**
     * IANA zone in which weeks begin. Default: UTC
     * @visibility frontend
     */
    timeZone?: string;

    /**
     * Types of the catalog's Groups that are squads. Default: squad
     * @deepVisibility frontend
     */
    squadTypes?: string[];
  };
}
