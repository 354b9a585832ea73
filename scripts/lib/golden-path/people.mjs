import { Problem } from '../problem.mjs';
import { Api } from './Api.mjs';
import { Browser } from './Browser.mjs';
import { until } from './until.mjs';

/** An owner of the local organization: reads, and removes repositories. */
const localOwner = 'maya-okafor';

/**
 * Who walks the path: an author from the owning squad, a reviewer, and somebody
 * who may remove the repository. Each has a token of the portal and one of GitHub.
 */
export function findPeople({ portalUrl, env, squad }) {
  return env.WHEELHOUSE_TOKEN
    ? peopleOfTokens(env)
    : peopleOfSquad({ portalUrl, squad });
}

/** On a GitHub that asks for passwords: whoever the tokens belong to. */
function peopleOfTokens({
  WHEELHOUSE_TOKEN: portalToken,
  GITHUB_TOKEN: githubToken,
  WHEELHOUSE_REVIEWER_TOKEN: reviewerToken,
}) {
  if (!githubToken) {
    throw new Problem(
      'WHEELHOUSE_TOKEN is set, but GITHUB_TOKEN is missing.',
      'Set GITHUB_TOKEN to a token with the scopes repo, workflow and delete_repo.',
    );
  }
  const author = { portalToken, githubToken };
  return {
    author,
    reviewer: reviewerToken && { githubToken: reviewerToken },
    owner: author,
  };
}

/** On the local GitHub: real people of the squad, signed in as they would be. */
async function peopleOfSquad({ portalUrl, squad }) {
  const owner = await signIn(portalUrl, localOwner, ['repo', 'delete_repo']);
  const [authorLogin, reviewerLogin = localOwner] = await membersOf(squad, {
    portalUrl,
    token: owner.portalToken,
  });
  const scopes = ['repo', 'workflow'];
  const author = await signIn(portalUrl, authorLogin, scopes);
  const reviewer =
    reviewerLogin === localOwner
      ? owner
      : await signIn(portalUrl, reviewerLogin, scopes);
  return { author, reviewer, owner };
}

/** A portal that has just started learns of its people in the first seconds. */
async function membersOf(squad, { portalUrl, token }) {
  const catalog = new Api({ url: `${portalUrl}/api/catalog`, token });
  const query = new URLSearchParams({
    filter: `kind=user,relations.memberof=${squad}`,
    orderField: 'metadata.name,asc',
  });
  const members = await until(
    async () => {
      const { items } = await catalog.get(`/entities/by-query?${query}`);
      return items.length > 0 ? items : undefined;
    },
    { what: `members of ${squad} in the catalog`, seconds: 60 },
  );
  return members.map(({ metadata }) => metadata.name);
}

/** Signs in at the portal through the local GitHub's own pages. */
async function signIn(portalUrl, login, scopes) {
  const query = new URLSearchParams({
    env: 'development',
    origin: portalUrl,
    scope: ['read:user', ...scopes].join(' '),
  });
  const start = await new Browser().open(
    `${portalUrl}/api/auth/github/start?${query}`,
  );
  const consent = await start.press(`Sign in as ${login}`);
  const done = await consent?.press('Authorize');
  if (!done) {
    throw new Problem(
      `${new URL(start.url).host} does not let ${login} sign in without a password.`,
      'Set WHEELHOUSE_TOKEN and GITHUB_TOKEN: see npm run golden-path -- --help.',
    );
  }
  const [, encoded = ''] =
    /authResponse = decodeURIComponent\('([^']*)'\)/.exec(done.body) ?? [];
  const { response, error } = JSON.parse(decodeURIComponent(encoded));
  if (error) {
    throw new Error(`The portal does not let ${login} in: ${error.message}`);
  }
  return {
    login,
    portalToken: response.backstageIdentity.token,
    githubToken: response.providerInfo.accessToken,
  };
}
