import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import {
  ACTION_ROOT,
  convertActionTemplate,
  getActionSchema,
  parseAction,
} from '@actions/workflow-parser/actions/index';
import { ErrorPolicy } from '@actions/workflow-parser/model/convert';
import { readTemplate } from '@actions/workflow-parser/templates/template-reader';
import {
  TemplateContext,
  TemplateValidationErrors,
} from '@actions/workflow-parser/templates/template-context';
import type { TemplateValidationError } from '@actions/workflow-parser/templates/template-validation-error';
import {
  LiteralToken,
  StringToken,
} from '@actions/workflow-parser/templates/tokens/index';
import { WORKFLOW_ROOT } from '@actions/workflow-parser/workflows/workflow-constants';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';
import type { Problem, Template } from './Workflow';

interface SourceFile {
  name: string;
  content: string;
}

interface ParsedFile {
  /** Absent where the file is no YAML at all. */
  root?: Template;
  /** What GitHub's parser and schema have against the file. */
  problems: Problem[];
}

const trace = new NoOperationTraceWriter();

/** Keeps the value of a text only: see `readValues`. */
class ValueReader extends YamlObjectReader {
  allowLiteral(): LiteralToken | undefined {
    const token = super.allowLiteral();
    return token instanceof StringToken
      ? new StringToken(token.file, token.range, token.value, undefined)
      : token;
  }
}

export async function parseWorkflowFile(file: SourceFile): Promise<ParsedFile> {
  const { context, value } = parseWorkflow(file, trace);
  if (value) {
    await convertWorkflowTemplate(context, value, undefined, {
      errorPolicy: ErrorPolicy.TryConversion,
    });
  }
  return {
    root: value && readValues(file, WORKFLOW_ROOT, getWorkflowSchema()),
    problems: problemsOf(file, context),
  };
}

export function parseActionFile(file: SourceFile): ParsedFile {
  const { context, value } = parseAction(file, trace);
  if (value) {
    convertActionTemplate(context, value, {
      errorPolicy: ErrorPolicy.TryConversion,
    });
  }
  return {
    root: value && readValues(file, ACTION_ROOT, getActionSchema()),
    problems: problemsOf(file, context),
  };
}

/**
 * Reads the file once more, for its values. GitHub's package is made for
 * editors: where an expression stands in a text of several lines, it keeps the
 * text as the file has it, indented and unfolded, so that columns come out
 * right. That is good for problems, and wrong for what is run.
 */
function readValues(
  file: SourceFile,
  root: string,
  schema: ReturnType<typeof getWorkflowSchema>,
): Template | undefined {
  const context = new TemplateContext(
    new TemplateValidationErrors(),
    schema,
    trace,
  );
  const fileId = context.getFileId(file.name);
  const reader = new ValueReader(fileId, file.content);
  const token = readTemplate(context, root, reader, fileId);
  return token && { file: file.name, token };
}

function problemsOf(file: SourceFile, context: TemplateContext): Problem[] {
  return context.errors
    .getErrors()
    .filter(error => !isAboutInputDefault(error))
    .map(({ rawMessage, range }) => ({
      // What follows the first line is a picture of the place.
      message: rawMessage.split(/ at line \d+, column \d+:\n|\n/)[0],
      file: file.name,
      line: range?.start.line ?? 1,
      column: range?.start.column ?? 1,
    }));
}

/**
 * The package insists on YAML's own types for defaults; GitHub itself takes
 * `default: 'true'` for a boolean and `default: 3` for a string.
 */
function isAboutInputDefault({ rawMessage }: TemplateValidationError): boolean {
  return rawMessage.includes("'input default'");
}
