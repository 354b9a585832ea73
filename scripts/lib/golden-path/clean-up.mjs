import { Refusal } from './Api.mjs';
import { PhaseFailure } from './PhaseFailure.mjs';
import { Portal } from './Portal.mjs';
import { Repository } from './Repository.mjs';
import { until } from './until.mjs';

/** Removes what a walk made, whatever it came to: nothing of it stays behind. */
export async function cleanUp({ portalUrl, people, made }) {
  const { author, owner } = people;
  const portal = new Portal({ url: portalUrl, token: author.portalToken });
  await portal.unregister(made.name);
  await until(
    async () => ((await portal.hasService(made.name)) ? undefined : true),
    { what: `${made.name} to leave the catalog`, seconds: 60 },
  );
  await removeRepository(made.repositoryUrl, owner.githubToken);
}

async function removeRepository(url, token) {
  try {
    await new Repository({ url, token }).api.delete('');
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) {
      // It failed before there was one.
      return;
    }
    if (error instanceof Refusal && error.status === 403) {
      throw new PhaseFailure(
        `${url} is still there: the token may not delete it.\nDelete it by hand, and give the token the scope delete_repo.`,
      );
    }
    throw error;
  }
}
