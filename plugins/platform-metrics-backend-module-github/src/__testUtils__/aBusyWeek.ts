import type { GithubStage } from './GithubStage';

/** Two services that deliver, fail and mend, and a platform team that is asked. */
export async function aBusyWeek(stage: GithubStage): Promise<void> {
  const { issues, pulls, repos } = stage.octokit.rest;
  for (const repo of ['orders', 'stock']) {
    const target = { owner: 'larkspur', repo };
    const checkout = await stage.create(repo);
    await stage.deploy(repo, 'main', 'in_progress', 'success');

    for (const change of ['one', 'two', 'three']) {
      await checkout.commit({ message: `Change ${change}`, at: stage.now() });
      await checkout.git('push', '--quiet', 'origin', 'main');
      await stage.deploy(repo, 'main', 'in_progress', 'success');
    }

    const broken = await checkout.commit({ message: 'Break', at: stage.now() });
    await checkout.git('push', '--quiet', 'origin', 'main');
    await stage.deploy(repo, 'main', 'in_progress', 'success', 'failure');
    const { data: incident } = await issues.create({
      ...target,
      title: 'Down',
      labels: ['incident'],
      body: `Deployment: ${broken}`,
    });

    await checkout.git('checkout', '--quiet', '-b', 'mend');
    await checkout.commit({
      message: `Mend\n\nThis reverts commit ${broken}.`,
      at: stage.now(),
    });
    await checkout.git('push', '--quiet', 'origin', 'mend');
    const { data: pull } = await pulls.create({
      ...target,
      title: 'Mend',
      head: 'mend',
      base: 'main',
      body: `Fixes #${incident.number}`,
    });
    await pulls.merge({ ...target, pull_number: pull.number });
    await stage.deploy(repo, 'main', 'in_progress', 'success');
    await issues.update({
      ...target,
      issue_number: incident.number,
      state: 'closed',
    });
  }

  const support = { owner: 'larkspur', repo: 'platform' };
  await repos.createInOrg({ org: 'larkspur', name: 'platform' });
  for (const title of ['Slow?', 'Broken?', 'Spam', 'Where?', 'Why?']) {
    const { data } = await issues.create({ ...support, title });
    const issue = { ...support, issue_number: data.number };
    await issues.addLabels({ ...issue, labels: ['support'] });
    if (title === 'Spam') {
      await issues.removeLabel({ ...issue, name: 'support' });
    }
    if (title === 'Slow?') {
      await issues.update({ ...issue, state: 'closed' });
    }
  }
}
