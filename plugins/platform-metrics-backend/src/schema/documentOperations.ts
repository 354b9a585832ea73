import type { Operation } from '@internal/plugin-platform-metrics-common';
import { spec } from './openapi.generated';

type Method = 'delete' | 'get' | 'post' | 'put';

interface Document {
  paths: Record<
    string,
    {
      [M in Method]?: {
        operationId: Operation;
        requestBody?: { content: object };
      };
    }
  >;
}

/** An operation of the document, and where it is. */
export interface DocumentOperation {
  id: Operation;
  method: Method;
  /** With `{name}` for each parameter. */
  path: string;
  /** What its body may be. Absent: it has none. */
  mediaTypes?: string[];
}

/** Every operation that the document names. */
export const documentOperations: readonly DocumentOperation[] = list(spec);

function list({ paths }: Document): DocumentOperation[] {
  const methods: readonly Method[] = ['delete', 'get', 'post', 'put'];
  return Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap(method => {
      const operation = operations[method];
      return operation
        ? {
            id: operation.operationId,
            method,
            path,
            mediaTypes:
              operation.requestBody &&
              Object.keys(operation.requestBody.content),
          }
        : [];
    }),
  );
}
