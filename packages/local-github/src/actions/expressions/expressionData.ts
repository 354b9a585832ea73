import { data } from '@actions/expressions';

/** Plain JSON as GitHub's evaluator wants it; what JSON does not have is null. */
export function toData(value: unknown): data.ExpressionData {
  switch (typeof value) {
    case 'string':
      return new data.StringData(value);
    case 'number':
      return new data.NumberData(value);
    case 'boolean':
      return new data.BooleanData(value);
    case 'object':
      if (value === null) {
        return new data.Null();
      }
      return Array.isArray(value)
        ? new data.Array(...value.map(toData))
        : toDictionary(value);
    default:
      return new data.Null();
  }
}

function toDictionary(value: object): data.Dictionary {
  return new data.Dictionary(
    ...Object.entries(value).map(([key, item]) => ({
      key,
      value: toData(item),
    })),
  );
}

/** What GitHub's evaluator came to, as plain JSON. */
export function fromData(value: data.ExpressionData): unknown {
  return JSON.parse(JSON.stringify(value, data.replacer));
}
