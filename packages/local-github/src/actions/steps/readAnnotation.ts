import { isAbsolute, relative, sep } from 'node:path';
import { Annotation } from './StepResult';
import { WorkflowCommand } from './WorkflowCommand';

/**
 * Reads `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`.
 * As on GitHub an end alone is the start too, columns without a line are
 * dropped, as are columns over several lines, and ends before their start.
 */
export function readAnnotation(
  level: Annotation['level'],
  { properties, data }: WorkflowCommand,
  workspace: string,
): Annotation {
  const annotation: Annotation = { level, message: data };
  const title = properties.get('title');
  if (title !== undefined) {
    annotation.title = title;
  }
  const file = properties.get('file');
  if (file !== undefined) {
    annotation.file = fromWorkspace(file, workspace);
  }

  const lines = readSpan(properties, 'line', 'endline');
  if (!lines) {
    return annotation;
  }
  Object.assign(annotation, { startLine: lines.start, endLine: lines.end });
  const columns = readSpan(properties, 'col', 'endcolumn');
  if (columns && lines.start === lines.end) {
    annotation.startColumn = columns.start;
    annotation.endColumn = columns.end;
  }
  return annotation;
}

function readSpan(
  properties: ReadonlyMap<string, string>,
  startKey: string,
  endKey: string,
): { start: number; end: number } | undefined {
  const end = readNumber(properties.get(endKey));
  const start = readNumber(properties.get(startKey)) ?? end;
  if (start === undefined || (end !== undefined && end < start)) {
    return undefined;
  }
  return { start, end: end ?? start };
}

function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,9}\s*$/.test(text)
    ? Number(text)
    : undefined;
}

function fromWorkspace(file: string, workspace: string): string {
  if (!isAbsolute(file)) {
    return file;
  }
  const path = relative(workspace, file);
  return path.startsWith('..') ? file : path.split(sep).join('/');
}
