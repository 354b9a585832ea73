import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type {
  JsonAnswer,
  Operation,
  OperationBody,
  OperationParameters,
} from '@internal/plugin-platform-metrics-common';
import type { Request } from 'express';
import type { Table } from '../exports/Table';
import type { TextAnswer } from './TextAnswer';

/** A request that the document allows, by somebody who may make it. */
export interface Call<O extends Operation> {
  parameters: OperationParameters<O>;
  body: OperationBody<O>;
  credentials: BackstageCredentials;
  request: Request;
}

/** What answers one operation of the document. */
export interface Route<O extends Operation> {
  /** Absent: it depends on what is asked for, and `answer` requires it. */
  permission?: BasicPermission;
  answer(call: Call<O>): Promise<JsonAnswer<O> | TextAnswer | void>;
  /** Where the operation has a CSV form: all of the answer as a table. */
  table?(call: Call<O>): Table | Promise<Table>;
}

/** Every operation that the document names. */
export type Routes = { [O in Operation]: Route<O> };
