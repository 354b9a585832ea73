import type { Condition, Template } from '../expressions/Template';
import { NoOperationTraceWriter } from '@actions/workflow-parser';
import { convertToIfCondition } from '@actions/workflow-parser/model/converter/if-condition';
import {
  TemplateContext,
  TemplateValidationErrors,
} from '@actions/workflow-parser/templates/template-context';
import { BasicExpressionToken } from '@actions/workflow-parser/templates/tokens/index';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';

/**
 * What an `if:` asks, with `success() &&` before it where it has no status
 * function. What is wrong with it was reported when its file was parsed.
 */
export function conditionOf(
  file: string,
  condition: Template | undefined,
): Condition {
  const context = new TemplateContext(
    new TemplateValidationErrors(),
    getWorkflowSchema(),
    new NoOperationTraceWriter(),
  );
  const token = condition && convertToIfCondition(context, condition.token);
  return { file, token: token ?? success() };
}

function success(): BasicExpressionToken {
  return new BasicExpressionToken(
    undefined,
    undefined,
    'success()',
    undefined,
    undefined,
    undefined,
  );
}
