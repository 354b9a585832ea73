import fc, { type Arbitrary } from 'fast-check';
import { spec } from '../schema/openapi.generated';

/** As much of a JSON Schema as the document uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
}

/** What a `$ref` of the document names. */
export function resolve<T extends { $ref?: string }>(thing: T): T {
  if (thing.$ref === undefined) {
    return thing;
  }
  const [, ...path] = thing.$ref.split('/');
  return path.reduce<unknown>(
    (at, key) => (at as Record<string, unknown>)[key],
    spec,
  ) as T;
}

const formats: Record<string, Arbitrary<string>> = {
  date: fc
    .date({
      min: new Date('1980-01-01'),
      max: new Date('2210-01-01'),
      noInvalidDate: true,
    })
    .map(date => date.toISOString().slice(0, 10)),
  'date-time': fc
    .date({
      min: new Date('1980-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    })
    .map(date => date.toISOString()),
};

/** Anything that a schema of the document allows, in sizes that are sent fast. */
export function arbitraryOf(unresolved: Schema): Arbitrary<unknown> {
  const schema = resolve(unresolved);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    return fc.oneof(...choices.map(arbitraryOf));
  }
  if (schema.enum) {
    return fc.constantFrom(...schema.enum);
  }
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum, max: schema.maximum });
    case 'number':
      return fc.double({ min: schema.minimum, noNaN: true });
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}), {
        minLength: schema.minItems,
        maxLength: Math.min(schema.maxItems ?? 5, 5),
      });
    case 'object':
      return schema.properties
        ? arbitraryObject(schema)
        : fc.dictionary(fc.string(), fc.jsonValue());
    default:
      return arbitraryString(schema);
  }
}

function arbitraryObject({ properties = {}, required = [] }: Schema) {
  const known = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      arbitraryOf(schema),
    ]),
  );
  return fc.record(known, { requiredKeys: [...required] });
}

function arbitraryString({
  format,
  pattern,
  minLength,
  maxLength = 64,
}: Schema) {
  if (format && formats[format]) {
    return formats[format];
  }
  return pattern
    ? fc
        .stringMatching(new RegExp(pattern))
        .filter(text => text.length <= maxLength)
    : fc.string({
        minLength,
        maxLength: Math.min(maxLength, 64),
        unit: 'binary',
      });
}
