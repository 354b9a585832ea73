import { matches, TriggerEvent } from './matches';
import { skipsWorkflows } from './skipsWorkflows';
import type { Triggers } from './Triggers';

const onPush = (push: Triggers['push']): Triggers => ({ push, others: [] });
const pushOf = (ref: string, changedFiles?: string[]): TriggerEvent => ({
  name: 'push',
  ref,
  changedFiles,
});

describe('matches', () => {
  it('takes every push where there is no filter', () => {
    expect(matches(onPush({}), pushOf('refs/heads/a/b'))).toBe(true);
    expect(matches(onPush({}), pushOf('refs/tags/v1'))).toBe(true);
    expect(matches({ others: ['schedule'] }, pushOf('refs/heads/main'))).toBe(
      false,
    );
  });

  it('takes the branches that a filter names, and no tag with them', () => {
    const triggers = onPush({
      branches: ['main', 'releases/**', '!releases/old'],
    });
    expect(matches(triggers, pushOf('refs/heads/main'))).toBe(true);
    expect(matches(triggers, pushOf('refs/heads/releases/1/a'))).toBe(true);
    expect(matches(triggers, pushOf('refs/heads/releases/old'))).toBe(false);
    expect(matches(triggers, pushOf('refs/heads/feature'))).toBe(false);
    expect(matches(triggers, pushOf('refs/tags/main'))).toBe(false);
  });

  it('takes the tags that a filter names, and no branch with them', () => {
    const triggers = onPush({ tags: ['v*'] });
    expect(matches(triggers, pushOf('refs/tags/v1.2'))).toBe(true);
    expect(matches(triggers, pushOf('refs/tags/1.2'))).toBe(false);
    expect(matches(triggers, pushOf('refs/heads/v1.2'))).toBe(false);
  });

  it('takes both where there is a filter for both', () => {
    const triggers = onPush({ branches: ['main'], 'tags-ignore': ['beta*'] });
    expect(matches(triggers, pushOf('refs/heads/main'))).toBe(true);
    expect(matches(triggers, pushOf('refs/tags/v1'))).toBe(true);
    expect(matches(triggers, pushOf('refs/tags/beta1'))).toBe(false);
  });

  it('leaves out the branches that a filter ignores', () => {
    const triggers = onPush({ 'branches-ignore': ['docs/**'] });
    expect(matches(triggers, pushOf('refs/heads/main'))).toBe(true);
    expect(matches(triggers, pushOf('refs/heads/docs/a'))).toBe(false);
    expect(matches(triggers, pushOf('refs/tags/v1'))).toBe(false);
  });

  it('takes a push with one changed file that the paths let in', () => {
    const triggers = onPush({ paths: ['src/**', '!src/docs/**'] });
    const push = (...files: string[]) =>
      matches(triggers, pushOf('refs/heads/main', files));
    expect(push('README.md', 'src/a.ts')).toBe(true);
    expect(push('README.md', 'src/docs/a.md')).toBe(false);
    expect(push()).toBe(false);
  });

  it('leaves out a push whose changed files are all ignored', () => {
    const triggers = onPush({ 'paths-ignore': ['**.md'] });
    const push = (...files: string[]) =>
      matches(triggers, pushOf('refs/heads/main', files));
    expect(push('README.md', 'src/a.ts')).toBe(true);
    expect(push('README.md', 'docs/a.md')).toBe(false);
  });

  it('asks for branch and paths both', () => {
    const triggers = onPush({ branches: ['main'], paths: ['src/**'] });
    expect(matches(triggers, pushOf('refs/heads/main', ['src/a']))).toBe(true);
    expect(matches(triggers, pushOf('refs/heads/other', ['src/a']))).toBe(
      false,
    );
    expect(matches(triggers, pushOf('refs/heads/main', ['lib/a']))).toBe(false);
  });

  it('does not look at the paths of a tag, or of files that nobody can list', () => {
    const triggers = onPush({ paths: ['src/**'] });
    expect(matches(triggers, pushOf('refs/tags/v1', ['README.md']))).toBe(true);
    expect(matches(triggers, pushOf('refs/heads/main'))).toBe(true);
  });

  it('takes pull requests by what happened to them and where they go', () => {
    const opened: TriggerEvent = {
      name: 'pull_request',
      action: 'opened',
      baseBranch: 'main',
      changedFiles: ['src/a.ts'],
    };
    const on = (filters: Triggers['pull_request']): Triggers => ({
      pull_request: filters,
      others: [],
    });
    expect(matches(on({}), opened)).toBe(true);
    expect(matches(on({}), { ...opened, action: 'synchronize' })).toBe(true);
    expect(matches(on({}), { ...opened, action: 'labeled' })).toBe(false);
    expect(matches(on({ types: ['closed'] }), opened)).toBe(false);
    expect(matches(on({ branches: ['main'] }), opened)).toBe(true);
    expect(matches(on({ branches: ['next'] }), opened)).toBe(false);
    expect(matches(on({ 'branches-ignore': ['main'] }), opened)).toBe(false);
    expect(matches(on({ paths: ['docs/**'] }), opened)).toBe(false);
    expect(matches(onPush({}), opened)).toBe(false);
  });

  it('takes a start by hand where the workflow allows one', () => {
    const event: TriggerEvent = { name: 'workflow_dispatch' };
    expect(
      matches({ workflow_dispatch: { inputs: [] }, others: [] }, event),
    ).toBe(true);
    expect(matches(onPush({}), event)).toBe(false);
  });
});

describe('skipsWorkflows', () => {
  it.each([
    'Fix typo [skip ci]',
    '[ci skip] Fix typo',
    'Fix typo\n\n[no ci]',
    'Fix [skip actions] typo',
    'Fix typo [actions skip]',
    'Fix typo\n\n\nskip-checks:true',
    'Fix typo\n\n\nskip-checks: true\n',
    'Fix typo\n\nSigned-off-by: A <a@b.c>\nskip-checks: true',
  ])('for %j', message => {
    expect(skipsWorkflows(message)).toBe(true);
  });

  it.each(['Fix typo', 'Do not skip ci', 'Say skip-checks: true', 'skip-ci'])(
    'not for %j',
    message => {
      expect(skipsWorkflows(message)).toBe(false);
    },
  );
});
