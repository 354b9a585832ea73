import { isBasicExpression } from '@actions/workflow-parser';
import { isSameName } from '../../isSameName';
import type { Template } from '../expressions/Template';
import { readOutputs } from './loadAction';
import type { Loading, Referenced } from './Loading';
import { parseWorkflowFile } from './parseFile';
import { expectedInstead, readInputs } from './readInputs';
import { readBody } from './readBody';
import { eventsOf } from './readTriggers';
import { entriesOf, literalOf, propertyOf } from './templates';
import type { CalledWorkflow, SecretDefinition } from './Workflow';

/** Workflows that call each other, the first one included, as on github.com. */
const MAX_WORKFLOW_LEVELS = 10;

interface Call {
  uses: Template;
  with: Template | undefined;
  secrets: 'inherit' | Template | undefined;
}

/** The reusable workflow that a job of the same repository calls. */
export async function loadCalledWorkflow(
  call: Call,
  loading: Loading,
): Promise<Referenced<CalledWorkflow> | undefined> {
  const reference = literalOf(call.uses) ?? '';
  const path = /^\.\/(\.github\/workflows\/[^/@]+\.ya?ml)$/.exec(
    reference,
  )?.[1];
  if (!path) {
    loading.report(
      call.uses,
      `The workflow '${reference}' is not supported locally, only one of this repository such as './.github/workflows/name.yml'`,
    );
    return undefined;
  }
  const called = await loading.workflows.load(path, () =>
    readCalledWorkflow(call.uses, path, loading),
  );
  if (called === 'circular') {
    loading.report(call.uses, `The workflow '${reference}' calls itself`);
    return undefined;
  }
  if (called && called.levels >= MAX_WORKFLOW_LEVELS) {
    loading.report(
      call.uses,
      `The workflow '${reference}' calls others over more than ${MAX_WORKFLOW_LEVELS} levels`,
    );
    return undefined;
  }
  if (called) {
    checkInputs(call, called.content, loading);
    checkSecrets(call, called.content, loading);
  }
  return called;
}

async function readCalledWorkflow(
  uses: Template,
  path: string,
  loading: Loading,
): Promise<Referenced<CalledWorkflow> | undefined> {
  const content = await loading.read(path);
  if (content === undefined) {
    loading.report(uses, `There is no '${path}' at this commit`);
    return undefined;
  }
  const { root, problems } = await parseWorkflowFile({ name: path, content });
  loading.problems.push(...problems);
  if (!root) {
    return undefined;
  }
  const trigger = eventsOf(propertyOf(root, 'on')).find(
    ({ name }) => name === 'workflow_call',
  )?.value;
  if (!trigger) {
    loading.report(uses, `'${path}' has no 'workflow_call' under 'on'`);
    return undefined;
  }
  const { body, levels } = await readBody(root, loading);
  return {
    levels: levels + 1,
    content: {
      ...body,
      inputs: readInputs(propertyOf(trigger, 'inputs'), loading),
      secrets: entriesOf(propertyOf(trigger, 'secrets')).map(
        ({ name, value }): SecretDefinition => ({
          name,
          required: literalOf(propertyOf(value, 'required')) === 'true',
        }),
      ),
      outputs: readOutputs(propertyOf(trigger, 'outputs')),
    },
  };
}

function checkInputs(
  call: Call,
  { inputs }: CalledWorkflow,
  loading: Loading,
): void {
  const given = entriesOf(call.with);
  for (const { name, required } of inputs) {
    if (required && !given.some(entry => isSameName(entry.name, name))) {
      loading.report(
        call.uses,
        `Input ${name} is required, but not provided while calling.`,
      );
    }
  }
  for (const { name, value } of given) {
    const input = inputs.find(definition => isSameName(definition.name, name));
    const text = literalOf(value);
    if (!input) {
      loading.report(
        value,
        `Invalid input, ${name} is not defined in the referenced workflow.`,
      );
    } else if (text !== undefined && !isBasicExpression(value.token)) {
      const expected = expectedInstead(input, text);
      if (expected) {
        loading.report(
          value,
          `The input '${name}' is '${text}', not ${expected}`,
        );
      }
    }
  }
}

function checkSecrets(
  { uses, secrets: passed }: Call,
  { secrets }: CalledWorkflow,
  loading: Loading,
): void {
  if (passed === 'inherit') {
    return;
  }
  const given = entriesOf(passed);
  for (const { name, required } of secrets) {
    if (required && !given.some(entry => isSameName(entry.name, name))) {
      loading.report(
        uses,
        `Secret ${name} is required, but not provided while calling.`,
      );
    }
  }
  for (const { name, value } of given) {
    if (!secrets.some(definition => isSameName(definition.name, name))) {
      loading.report(
        value,
        `Invalid secret, ${name} is not defined in the referenced workflow.`,
      );
    }
  }
}
