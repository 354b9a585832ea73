import { positionOf, type Template } from '../expressions/Template';
import { eventsOf } from './readTriggers';
import { entriesOf, literalOf, propertyOf } from './templates';
import type { Problem } from './Workflow';

/**
 * Leaves out what the schema has against a `workflow_dispatch` and GitHub does
 * not: empty `inputs`, and inputs without anything said of them.
 */
export function forgiveDispatch(
  root: Template,
  problems: Problem[],
): Problem[] {
  const event = eventsOf(propertyOf(root, 'on')).find(
    ({ name }) => name === 'workflow_dispatch',
  );
  const inputs = propertyOf(event?.value, 'inputs');
  const forgiven = [inputs, ...entriesOf(inputs).map(({ value }) => value)]
    .filter(isEmpty)
    .map(positionOf);
  return problems.filter(
    ({ line, column }) =>
      !forgiven.some(at => at.line === line && at.column === column),
  );
}

function isEmpty(template: Template | undefined): template is Template {
  return literalOf(template) === '';
}
