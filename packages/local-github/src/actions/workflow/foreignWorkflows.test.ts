import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { isSubstituted } from '../substitutes/findSubstitute';
import { loadWorkflow } from './loadWorkflow';
import { matches } from './matches';
import { evaluateStrategy } from './strategy';
import { stepsJob } from './__testUtils__/load';

const starters = join(__dirname, '__fixtures__/starter-workflows');
const skeleton = resolve(packageRoot, '../../templates/microservice/skeleton');

/** As GitHub offers it to a repository: with the names of its branch and registry. */
async function loadStarter(name: string) {
  const { workflow, problems } = await loadWorkflow({
    path: `.github/workflows/${name}`,
    read: async () =>
      (await readFile(join(starters, name), 'utf8'))
        .replaceAll('$default-branch', 'main')
        .replaceAll('$registry-url(npm)', 'https://npm.pkg.github.com'),
  });
  const told: string[] = [];
  for (const { line, column, message } of problems) {
    told.push(`${line}:${column} ${message}`);
  }
  return { workflow, problems: told };
}

describe('starter workflows of GitHub for Node', () => {
  it('builds and tests in three versions of Node', async () => {
    const { workflow, problems } = await loadStarter('node.js.yml');
    expect(problems).toEqual([]);
    expect(workflow).toMatchObject({
      name: 'Node.js CI',
      triggers: {
        push: { branches: ['main'] },
        pull_request: { branches: ['main'] },
      },
    });
    const [job] = workflow?.jobs.map(stepsJob) ?? [];
    expect(job.steps.map(({ kind }) => kind)).toEqual([
      'built-in',
      'built-in',
      'run',
      'run',
      'run',
    ]);
    const { combinations } = await evaluateStrategy(job.strategy, {
      contexts: {},
    });
    expect(combinations).toEqual([
      { 'node-version': '18.x' },
      { 'node-version': '20.x' },
      { 'node-version': '22.x' },
    ]);
  });

  it('bundles with webpack', async () => {
    const { problems } = await loadStarter('webpack.yml');
    expect(problems).toEqual([]);
  });

  it.each([
    ['npm-publish.yml', 'publish-npm'],
    ['npm-publish-github-packages.yml', 'publish-gpr'],
  ])(
    '%s publishes on a release, and on nothing that happens here',
    async (name, job) => {
      const { workflow, problems } = await loadStarter(name);
      expect(problems).toEqual([]);
      expect(workflow?.jobs).toMatchObject([
        { id: 'build' },
        { id: job, needs: ['build'] },
      ]);
      expect(workflow?.triggers.others).toEqual(['release']);
      expect(
        workflow &&
          matches(workflow.triggers, { name: 'push', ref: 'refs/heads/main' }),
      ).toBe(false);
    },
  );

  it('says which actions keep it from deploying to Azure', async () => {
    const { problems } = await loadStarter('azure-webapps-node.yml');
    const notSupported =
      'is not supported locally. Those that are: actions/checkout, actions/setup-node, and composite actions of this repository';
    expect(problems).toEqual([
      `52:13 The action 'actions/upload-artifact@v4' ${notSupported}`,
      `68:13 The action 'actions/download-artifact@v4' ${notSupported}`,
      `74:13 The action 'azure/webapps-deploy@v2' ${notSupported}`,
    ]);
  });
});

describe("the template's own workflows", () => {
  const read = (path: string) =>
    readFile(join(skeleton, path), 'utf8').catch(() => undefined);

  it('load, with what they call and use', async () => {
    const folder = '.github/workflows';
    const names = (await readdir(join(skeleton, folder))).sort();
    expect(names).toContain('deploy.yml');
    for (const name of names) {
      const { problems } = await loadWorkflow({
        path: `${folder}/${name}`,
        read,
        isSubstituted,
      });
      expect([name, problems]).toEqual([name, []]);
    }
  });
});
