import { html } from 'hono/html';
import { formTokenField } from '../../http/formToken';
import { ApiError } from '../../http/ApiError';
import { Label } from '../../store/LabelStore';
import { Markup, NOTHING } from '../layout';
import { repositoryPath, Visit } from '../visit';
import { labelsPath } from './paths';

type Words = Pick<Label, 'name' | 'color' | 'description'>;

/** What a label is called, looks like and means; a new one without `label`. */
export function labelForm({ c, repository }: Visit, label?: Label): Markup {
  const path = labelsPath(repositoryPath(repository));
  const id = label?.id ?? 'new';
  return html`
    <form
      class="label-form"
      method="post"
      action="${label ? `${path}/edit` : path}"
    >
      ${formTokenField(c)}
      ${
        label
          ? html`<input type="hidden" name="label" value="${label.name}" />`
          : NOTHING
      }
      ${textField(`name-${id}`, {
        title: 'Name',
        name: 'name',
        value: label?.name ?? '',
        maximum: 50,
        isRequired: true,
      })}
      ${textField(`description-${id}`, {
        title: 'Description',
        name: 'description',
        value: label?.description ?? '',
        maximum: 100,
      })}
      <p class="field">
        <label for="color-${id}">Colour</label>
        <input
          id="color-${id}"
          name="color"
          type="color"
          value="#${label?.color ?? 'ededed'}"
        />
      </p>
      <button class="${label ? '' : 'primary'}">
        ${label ? 'Save label' : 'Create label'}
      </button>
    </form>
  `;
}

function textField(
  id: string,
  field: {
    title: string;
    name: string;
    value: string;
    maximum: number;
    isRequired?: boolean;
  },
): Markup {
  const { title, name, value, maximum, isRequired } = field;
  return html`<p class="field">
    <label for="${id}">${title}</label>
    <input
      id="${id}"
      name="${name}"
      type="text"
      ${isRequired ? 'required' : ''}
      maxlength="${maximum}"
      autocomplete="off"
      value="${value}"
    />
  </p>`;
}

/** What such a form says. */
export function readLabel(form: URLSearchParams): Words {
  const name = form.get('name')?.trim() ?? '';
  const [, color] = /^#([0-9a-f]{6})$/i.exec(form.get('color') ?? '') ?? [];
  if (!name || name.length > 50 || !color) {
    throw new ApiError(422, 'A label needs a name and a colour.');
  }
  return {
    name,
    color: color.toLowerCase(),
    description: form.get('description')?.trim() || null,
  };
}

export function deletionForm({ c, repository }: Visit, label: Label): Markup {
  const path = labelsPath(repositoryPath(repository));
  return html`<form method="post" action="${path}/delete">
    ${formTokenField(c)}
    <input type="hidden" name="label" value="${label.name}" />
    <button class="danger">
      Delete label<span class="unseen"> ${label.name}</span>
    </button>
  </form>`;
}
