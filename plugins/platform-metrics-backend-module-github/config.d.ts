export interface Config {
  platformMetrics?: {
    github?: {};
  };
}
