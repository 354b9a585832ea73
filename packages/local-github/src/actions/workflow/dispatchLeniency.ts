import { eventsOf } from './readTriggers';
import { positionOf } from './positionOf';
import { entriesOf, literalOf, propertyOf } from './templates';
import type { Problem, Template } from './Workflow';

const INPUT_KEYS = ['description', 'type', 'required', 'default', 'options'];

/**
 * Leaves out what the schema has against a `workflow_dispatch` and GitHub does
 * not: empty `inputs`, inputs without anything said of them, unknown keys.
 */
export function forgiveDispatch(
  root: Template,
  problems: Problem[],
): Problem[] {
  const event = eventsOf(propertyOf(root, 'on')).find(
    ({ name }) => name === 'workflow_dispatch',
  );
  const inputs = propertyOf(event?.value, 'inputs');
  const forgiven = [
    ...unknownKeys(event?.value, ['inputs']),
    ...emptyOnes(inputs),
    ...entriesOf(inputs).flatMap(({ value }) => [
      ...emptyOnes(value),
      ...unknownKeys(value, INPUT_KEYS),
    ]),
  ].map(positionOf);
  return problems.filter(
    ({ line, column }) =>
      !forgiven.some(at => at.line === line && at.column === column),
  );
}

function emptyOnes(template: Template | undefined): Template[] {
  return template && literalOf(template) === '' ? [template] : [];
}

function unknownKeys(
  mapping: Template | undefined,
  known: string[],
): Template[] {
  return entriesOf(mapping)
    .filter(({ name }) => !known.includes(name))
    .map(({ key }) => key);
}
