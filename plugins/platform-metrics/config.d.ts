export interface Config {
  platformMetrics?: {
    /** IANA zone in which weeks begin: that of the backend. Default: UTC. @visibility frontend */
    timeZone?: string;
  };
}
