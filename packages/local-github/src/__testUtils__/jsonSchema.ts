type Json = unknown;

/**
 * OpenAPI 3.0 schemas as JSON Schema draft 7, which differ in three things:
 * `nullable`, boolean exclusive bounds, and that nothing counts beside a `$ref`.
 * GitHub writes `oneOf` also where alternatives overlap: one that fits is enough.
 */
export function toJsonSchema(node: Json): Json {
  if (Array.isArray(node)) {
    return node.map(toJsonSchema);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  if ('$ref' in node && typeof node.$ref === 'string') {
    return { $ref: node.$ref };
  }
  const { nullable, ...schema } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key === 'oneOf' && Array.isArray(value) ? 'anyOf' : key,
      toJsonSchema(value),
    ]),
  );
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ]) {
    if (schema[exclusive] === true) {
      schema[exclusive] = schema[bound];
      delete schema[bound];
    } else if (schema[exclusive] === false) {
      delete schema[exclusive];
    }
  }
  // A property may be called `nullable`; then its value is a schema.
  if (typeof nullable === 'object') {
    return { ...schema, nullable };
  }
  return nullable ? { anyOf: [{ type: 'null' }, schema] } : schema;
}
