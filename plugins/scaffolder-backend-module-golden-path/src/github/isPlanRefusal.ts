import { isRefusal } from './GithubRepository';

/**
 * Whether GitHub refused because the account's plan does not include the
 * feature, such as environments and branch protection in private repositories
 * of a free plan. GitHub has no code for it, only words.
 */
export function isPlanRefusal(error: unknown): boolean {
  return (
    isRefusal(error, [403, 404, 422]) &&
    /upgrade to github|billing plan|make this repository public/i.test(
      error.message,
    )
  );
}
