import { html } from 'hono/html';
import { literalOf } from '../../actions/workflow/templates';
import { InputDefinition } from '../../actions/workflow/Workflow';
import { BRANCHES } from '../../git/refs';
import { formTokenField } from '../../http/formToken';
import { Markup, NOTHING } from '../layout';
import { Visit } from '../visit';

const PREFIX = 'inputs.';

/** Starts a workflow by hand: on which branch, and with what. */
export async function dispatchForm(
  { c, objects, repository }: Visit,
  action: string,
  {
    inputs,
    environments,
    refused,
  }: {
    inputs: InputDefinition[];
    environments: string[];
    /** What was sent, and why it was not taken. */
    refused?: { form: URLSearchParams; problem: string };
  },
): Promise<Markup> {
  const refs = await objects.listRefs(BRANCHES);
  const branches = refs.map(({ name }) => name.slice(BRANCHES.length));
  const entered = (name: string) => refused?.form.get(name) ?? undefined;
  return html`
    <details class="dispatch" ${refused ? 'open' : NOTHING}>
      <summary class="button">Run workflow</summary>
      <form class="card" method="post" action="${action}">
        ${formTokenField(c)}
        ${
          refused
            ? html`<p class="bad" role="alert">${refused.problem}</p>`
            : NOTHING
        }
        ${choice('ref', 'Branch', branches, entered('ref') ?? repository.defaultBranch)}
        ${inputs.map(input =>
          field(input, environments, entered(PREFIX + input.name)),
        )}
        <div class="actions"><button class="primary">Run workflow</button></div>
      </form>
    </details>
  `;
}

/** The inputs that a sent form holds; a box that is not ticked says false. */
export function dispatchedInputs(
  form: URLSearchParams,
  inputs: InputDefinition[],
): Record<string, unknown> {
  return Object.fromEntries(
    inputs.flatMap(({ name, type }) => {
      const given = form.get(PREFIX + name);
      if (type === 'boolean') {
        return [[name, given === null ? 'false' : 'true']];
      }
      return given === null ? [] : [[name, given]];
    }),
  );
}

function field(
  input: InputDefinition,
  environments: string[],
  entered: string | undefined,
): Markup {
  const name = PREFIX + input.name;
  const label = input.description ?? input.name;
  const value = entered ?? literalOf(input.default) ?? '';
  switch (input.type) {
    case 'boolean':
      return html`<p class="field">
        <label
          ><input
            type="checkbox"
            name="${name}"
            ${value === 'true' ? 'checked' : NOTHING}
          />
          ${label}</label
        >
      </p>`;
    case 'choice':
      return choice(name, label, input.options, value);
    case 'environment':
      return choice(name, label, environments, value);
    default:
      return html`<p class="field">
        <label for="${name}">${label}</label>
        <input
          id="${name}"
          name="${name}"
          value="${value}"
          ${input.type === 'number' ? html`inputmode="decimal"` : NOTHING}
          ${input.required ? 'required' : NOTHING}
        />
      </p>`;
  }
}

function choice(
  name: string,
  label: string,
  options: string[],
  chosen: string,
): Markup {
  return html`<p class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options.map(
        option =>
          html`<option ${option === chosen ? 'selected' : NOTHING}>
            ${option}
          </option>`,
      )}
    </select>
  </p>`;
}
