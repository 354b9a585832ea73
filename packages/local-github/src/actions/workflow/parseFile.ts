import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
} from '@actions/workflow-parser';
import {
  convertActionTemplate,
  getActionSchema,
} from '@actions/workflow-parser/actions/index';
import { ErrorPolicy } from '@actions/workflow-parser/model/convert';
import {
  TemplateContext,
  TemplateValidationErrors,
} from '@actions/workflow-parser/templates/template-context';
import { readTemplate } from '@actions/workflow-parser/templates/template-reader';
import {
  LiteralToken,
  StringToken,
  TemplateToken,
} from '@actions/workflow-parser/templates/tokens/index';
import { WORKFLOW_ROOT } from '@actions/workflow-parser/workflows/workflow-constants';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';
import type { Template } from '../expressions/Template';
import { forgiveDispatch } from './dispatchLeniency';
import type { Problem } from './Workflow';

interface SourceFile {
  name: string;
  content: string;
}

interface Grammar {
  schema: ReturnType<typeof getWorkflowSchema>;
  root: string;
}

interface ParsedFile {
  /** Absent where the file is no YAML at all. */
  root?: Template;
  /** What GitHub's parser and schema have against the file. */
  problems: Problem[];
}

const trace = new NoOperationTraceWriter();
const NESTED_EXPRESSION = "Unexpected symbol: '${{'";
const errorPolicy = ErrorPolicy.TryConversion;

/**
 * Keeps only the value of a text. GitHub's package is made for editors: where
 * an expression stands in a text of several lines, it takes the text as the
 * file has it, indented and unfolded, so that columns come out right. That is
 * good for problems, and wrong for what is run.
 */
class ValueReader extends YamlObjectReader {
  allowLiteral(): LiteralToken | undefined {
    const token = super.allowLiteral();
    return token instanceof StringToken
      ? new StringToken(token.file, token.range, token.value, undefined)
      : token;
  }
}

/** Parses a workflow, and holds it against GitHub's schema. */
export async function parseWorkflowFile(file: SourceFile): Promise<ParsedFile> {
  const grammar = { schema: getWorkflowSchema(), root: WORKFLOW_ROOT };
  const context = newContext(grammar);
  const token = readForProblems(file, grammar, context);
  if (token) {
    await convertWorkflowTemplate(context, token, undefined, { errorPolicy });
  }
  const root = token && readForValues(file, grammar);
  const problems = problemsOf(file, context);
  return { root, problems: root ? forgiveDispatch(root, problems) : problems };
}

/** The same for the `action.yml` of a composite action. */
export function parseActionFile(file: SourceFile): ParsedFile {
  // The lenient root, as on GitHub's runner: the strict one is for authors.
  const grammar = { schema: getActionSchema(), root: 'action-root' };
  const context = newContext(grammar);
  const token = readForProblems(file, grammar, context);
  if (token) {
    convertActionTemplate(context, token, { errorPolicy });
  }
  return {
    root: token && readForValues(file, grammar),
    problems: problemsOf(file, context),
  };
}

function newContext({ schema }: Grammar): TemplateContext {
  return new TemplateContext(new TemplateValidationErrors(), schema, trace);
}

function readForProblems(
  file: SourceFile,
  { root }: Grammar,
  context: TemplateContext,
): TemplateToken | undefined {
  const fileId = context.getFileId(file.name);
  const reader = new YamlObjectReader(fileId, file.content);
  for (const { message, range } of reader.errors) {
    context.error(fileId, message, range);
  }
  return reader.errors.length > 0
    ? undefined
    : readTemplate(context, root, reader, fileId);
}

function readForValues(
  file: SourceFile,
  grammar: Grammar,
): Template | undefined {
  const context = newContext(grammar);
  const fileId = context.getFileId(file.name);
  const reader = new ValueReader(fileId, file.content);
  const token = readTemplate(context, grammar.root, reader, fileId);
  return token && { file: file.name, token };
}

function problemsOf(file: SourceFile, context: TemplateContext): Problem[] {
  return (
    context.errors
      .getErrors()
      // The package insists on YAML's own types for defaults; GitHub itself takes
      // `default: 'true'` for a boolean and `default: 3` for a string.
      .filter(({ rawMessage }) => !rawMessage.includes("'input default'"))
      // Of an `if:` that is wrong, and told of already.
      .filter(({ rawMessage }) => !rawMessage.startsWith(NESTED_EXPRESSION))
      .map(({ rawMessage, range }) => ({
        // What follows the first line is a picture of the place.
        message: rawMessage.split(/ at line \d+, column \d+:\n|\n/)[0],
        file: file.name,
        line: range?.start.line ?? 1,
        column: range?.start.column ?? 1,
      }))
  );
}
