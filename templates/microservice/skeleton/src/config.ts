import { z } from 'zod';
import { levels } from './platform/log.ts';

/** What the service reads from its environment. Add a line, and main.ts has it. */
const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber({ from: 0, to: 65_535 }).default(8080),
  LOG_LEVEL: z.enum(levels).default('info'),
  /** How long load balancers get to notice that no more requests should come. */
  DRAIN_MS: wholeNumber({ from: 0, to: 600_000 }).default(5_000),
  /** How long requests in flight may take after that. */
  SHUTDOWN_MS: wholeNumber({ from: 0, to: 600_000 }).default(20_000),
  /** What is running: the image is built with its commit here. */
  VERSION: z.string().default('development'),
});

export type Config = z.infer<typeof variables>;

export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`Wrong configuration: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** Reports every problem at once, and never a value: one of them may be a secret. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const { data, error } = variables.safeParse(Object.fromEntries(given));
  if (error) {
    throw new ConfigError(
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  }
  return data;
}

function wholeNumber({ from, to }: { from: number; to: number }) {
  const expected = `Expected a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d+$/, expected)
    .transform(Number)
    .pipe(z.number().min(from, expected).max(to, expected));
}
