import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { PERMISSIONS } from '../store/RepositoryStore';

const login = z
  .string()
  .regex(
    /^[a-zA-Z0-9](?:[a-zA-Z0-9]|-(?=[a-zA-Z0-9])){0,38}$/,
    'expected letters, digits and single hyphens, as in a GitHub login',
  );

const user = z.strictObject({
  login,
  name: z.string().optional(),
  email: z.email().optional(),
  bio: z.string().optional(),
  company: z.string().optional(),
  location: z.string().optional(),
});

const team = z.strictObject({
  slug: z.string(),
  name: z.string(),
  description: z.string().optional(),
  maintainers: z.array(login).default([]),
  members: z.array(login).default([]),
});

const repository = z.strictObject({
  name: z.string().regex(/^[\w.-]+$/),
  description: z.string().optional(),
  readme: z.string(),
  /** What each team may do, by slug. */
  teams: z.record(z.string(), z.enum(PERMISSIONS)).default({}),
  /** Besides those that every new repository has. */
  labels: z
    .array(
      z.strictObject({
        name: z.string(),
        color: z.string().regex(/^[0-9a-f]{6}$/),
        description: z.string().optional(),
      }),
    )
    .default([]),
});

const organization = z.strictObject({
  login,
  name: z.string().optional(),
  description: z.string().optional(),
  email: z.email().optional(),
  location: z.string().optional(),
  owners: z.array(login).min(1),
  members: z.array(login).default([]),
  teams: z.array(team).default([]),
  repositories: z.array(repository).default([]),
  webhooks: z
    .array(
      z.strictObject({
        url: z.url(),
        events: z.array(z.string()).default(['*']),
      }),
    )
    .default([]),
});

export const seedSchema = z
  .strictObject({
    users: z.array(user).default([]),
    organizations: z.array(organization).default([]),
  })
  .superRefine(({ users, organizations }, check) => {
    const taken = new Set<string>();
    const claim = (name: string, path: Array<string | number>) => {
      if (taken.has(name.toLowerCase())) {
        const message = `'${name}' is taken: users and organizations share their names`;
        check.addIssue({ code: 'custom', path, message });
      }
      taken.add(name.toLowerCase());
    };
    users.forEach((each, index) => claim(each.login, ['users', index]));
    organizations.forEach((each, index) =>
      claim(each.login, ['organizations', index]),
    );
  });

/** Who is here at the first start. */
export type Seed = z.input<typeof seedSchema>;
export type ParsedSeed = z.output<typeof seedSchema>;

export async function readSeed(file: string): Promise<Seed> {
  const result = seedSchema.safeParse(parse(await readFile(file, 'utf8')));
  if (!result.success) {
    throw new Error(
      `${file} is no valid seed:\n${z.prettifyError(result.error)}`,
    );
  }
  return result.data;
}
