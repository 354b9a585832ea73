import { NoOperationTraceWriter } from '@actions/workflow-parser';
import { convertOn } from '@actions/workflow-parser/model/converter/events';
import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import {
  TemplateContext,
  TemplateValidationErrors,
} from '@actions/workflow-parser/templates/template-context';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';
import type { Loading } from './Loading';
import { readInputs } from './readInputs';
import { propertyOf } from './templates';
import type { Triggers } from './Triggers';
import type { Template } from './Workflow';

const FIRED_HERE = ['push', 'pull_request', 'workflow_dispatch'];

/** `on:`; `undefined` where it cannot be told what starts the workflow. */
export function readTriggers(
  on: Template | undefined,
  loading: Loading,
): Triggers | undefined {
  const events = on && convert(on);
  if (!events) {
    return undefined;
  }
  for (const name of ['push', 'pull_request']) {
    checkFilters(propertyOf(on, name), loading);
  }
  return {
    push: events.push,
    pull_request: events.pull_request,
    workflow_dispatch: events.workflow_dispatch && {
      inputs: readInputs(
        propertyOf(propertyOf(on, 'workflow_dispatch'), 'inputs'),
        loading,
      ),
    },
    others: Object.keys(events).filter(name => !FIRED_HERE.includes(name)),
  };
}

/** What does not convert was reported when the file was parsed. */
function convert(on: Template): EventsConfig | undefined {
  const context = new TemplateContext(
    new TemplateValidationErrors(),
    getWorkflowSchema(),
    new NoOperationTraceWriter(),
  );
  try {
    return convertOn(context, on.token);
  } catch {
    return undefined;
  }
}

function checkFilters(event: Template | undefined, loading: Loading): void {
  for (const filter of ['branches', 'tags', 'paths']) {
    const ignored = propertyOf(event, `${filter}-ignore`);
    if (ignored && propertyOf(event, filter)) {
      loading.report(
        ignored,
        `'${filter}' and '${filter}-ignore' cannot both filter one event`,
      );
    }
  }
}
