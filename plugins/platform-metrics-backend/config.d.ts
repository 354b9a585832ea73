export interface Config {
  platformMetrics?: {
    /** IANA zone in which weeks begin. Default: UTC. @visibility frontend */
    timeZone?: string;
  };
}
