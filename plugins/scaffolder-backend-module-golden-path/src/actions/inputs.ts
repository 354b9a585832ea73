import type { z } from 'zod/v3';

/** How every step names its repository, as the scaffolder's own actions do. */
export const repoUrl = (zod: typeof z) =>
  zod.string({
    description:
      'The repository, as <host>?owner=<user or organization>&repo=<name>',
  });

/** Who looks after a squad's repositories on GitHub. */
export const maintainers = (zod: typeof z) =>
  zod.array(zod.string(), {
    description:
      'Teams (organization/slug) and users (login) who look after the repository',
  });
