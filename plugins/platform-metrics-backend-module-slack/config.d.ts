export interface Config {
  platformMetrics?: {
    slack?: {};
  };
}
