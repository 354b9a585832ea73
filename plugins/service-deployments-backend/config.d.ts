export interface Config {
  serviceDeployments?: {
    health?: {
      /**
       * Path below an environment's URL that answers 2xx while the service can
       * take requests. Default: /readyz
       */
      path?: string;
      /**
       * Hosts in private networks that may be asked for their health: exact
       * names, or `*.` and a suffix. Public addresses always may. Default: none
       */
      privateHosts?: string[];
    };
  };
}
