import { isMapping } from '@actions/workflow-parser';
import type { Template } from '../expressions/Template';
import type { Loading } from './Loading';
import { readInputs } from './readInputs';
import { Entry, entriesOf, itemsOf, literalOf, propertyOf } from './templates';
import type { Triggers } from './Triggers';

const FIRED_HERE = ['push', 'pull_request', 'workflow_dispatch'];

const FILTERS = ['branches', 'tags', 'paths'] as const;

/** `on:`; `undefined` where it cannot be told what starts the workflow. */
export function readTriggers(
  on: Template | undefined,
  loading: Loading,
): Triggers | undefined {
  const events = eventsOf(on);
  if (events.length === 0) {
    return undefined;
  }
  const find = (name: string) => events.find(event => event.name === name);
  const push = find('push');
  const pullRequest = find('pull_request');
  const dispatch = find('workflow_dispatch');
  return {
    push: push && readFilters(push.value, loading),
    pull_request: pullRequest && {
      ...readFilters(pullRequest.value, loading),
      types: readList(pullRequest.value, 'types'),
    },
    workflow_dispatch: dispatch && {
      inputs: readInputs(propertyOf(dispatch.value, 'inputs'), loading),
    },
    others: events
      .map(({ name }) => name)
      .filter(name => !FIRED_HERE.includes(name)),
  };
}

/** `on:` may be a name, a list of names, or a mapping. */
export function eventsOf(
  on: Template | undefined,
): Pick<Entry, 'name' | 'value'>[] {
  return on && isMapping(on.token)
    ? entriesOf(on)
    : itemsOf(on).flatMap(item => {
        const name = literalOf(item);
        return name ? [{ name, value: item }] : [];
      });
}

function readFilters(event: Template, loading: Loading) {
  for (const filter of FILTERS) {
    const ignored = propertyOf(event, `${filter}-ignore`);
    if (ignored && propertyOf(event, filter)) {
      loading.report(
        ignored,
        `'${filter}' and '${filter}-ignore' cannot both filter one event`,
      );
    }
  }
  return {
    branches: readList(event, 'branches'),
    'branches-ignore': readList(event, 'branches-ignore'),
    tags: readList(event, 'tags'),
    'tags-ignore': readList(event, 'tags-ignore'),
    paths: readList(event, 'paths'),
    'paths-ignore': readList(event, 'paths-ignore'),
  };
}

function readList(event: Template, key: string): string[] | undefined {
  const list = propertyOf(event, key);
  return list && itemsOf(list).flatMap(item => literalOf(item) ?? []);
}
