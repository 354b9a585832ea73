export interface Config {
  platformMetrics?: {
    demonstration?: {
      /**
       * Invents forty squads with a year of facts, marked as such. Once off,
       * the next start removes them. Default: false
       */
      enabled?: boolean;
    };
  };
}
