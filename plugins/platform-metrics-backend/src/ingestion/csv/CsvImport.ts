import { InputError } from '@backstage/errors';
import type {
  FactReport,
  ImportPreview,
  ImportResult,
  ImportRow,
} from '@internal/plugin-platform-metrics-common';
import type { FactStore } from '../../database/FactStore';
import type { ItemOutcome } from '../ItemOutcome';
import type { ItemKind, ItemReader } from '../ItemReader';
import type { ReportIntake } from '../ReportIntake';
import { CsvFile, type CsvRow } from './CsvFile';

const SAMPLE = 10;
const SHOWN_PROBLEMS = 100;

/** Takes CSV in: all rows or none, and says before what it would do. */
export class CsvImport {
  constructor(
    private readonly options: {
      facts: Pick<FactStore, 'compare'>;
      intake: ReportIntake;
      reader: ItemReader;
    },
  ) {}

  async preview(kind: ItemKind, text: string): Promise<ImportPreview> {
    const file = CsvFile.parse(kind, text);
    const outcomes = await this.read(kind, file);
    const accepted = outcomes.flatMap(outcome =>
      outcome.status === 'accepted' ? [outcome.reports] : [],
    );
    const comparisons = await this.compare(accepted);
    const described = file.rows.map((row, index) =>
      describe(row, outcomes[index]),
    );
    return {
      kind,
      rows: file.rows.length,
      valid: accepted.length,
      new: comparisons.filter(one => one.includes('new')).length,
      unchanged: comparisons.filter(one =>
        one.every(each => each === 'unchanged'),
      ).length,
      sample: described.slice(0, SAMPLE),
      problems: described
        .filter(({ problems }) => problems.length > 0)
        .slice(0, SHOWN_PROBLEMS),
      missingColumns: file.missingColumns,
      unknownColumns: file.unknownColumns,
    };
  }

  async run(kind: ItemKind, text: string): Promise<ImportResult> {
    const file = CsvFile.parse(kind, text);
    requireColumns(file);
    const outcomes = await this.read(kind, file);
    requireValid(file, outcomes);
    const { recorded } = await this.options.intake.record(outcomes);
    return { recorded };
  }

  private read(kind: ItemKind, file: CsvFile): Promise<ItemOutcome[]> {
    return this.options.reader.read(
      kind,
      file.rows.map(row => file.toItem(row)),
      Date.now(),
    );
  }

  /** What recording would do, for each row's reports. */
  private async compare(rows: readonly FactReport[][]) {
    const comparisons = await this.options.facts.compare(rows.flat());
    let next = 0;
    return rows.map(({ length }) => {
      next += length;
      return comparisons.slice(next - length, next);
    });
  }
}

function describe({ row, values }: CsvRow, outcome: ItemOutcome): ImportRow {
  if (outcome.status !== 'rejected') {
    return { row, values, problems: [] };
  }
  const { message, field } = outcome.problem;
  return { row, values, problems: [{ ...columnOf(field), message }] };
}

/** `/causedBy/sha` is in the column causedBySha. */
function columnOf(field: string | undefined): { column?: string } {
  const [, first, second = ''] = field?.split('/') ?? [];
  return first === undefined
    ? {}
    : { column: first + second.slice(0, 1).toUpperCase() + second.slice(1) };
}

function requireColumns({ missingColumns, unknownColumns }: CsvFile) {
  if (missingColumns.length > 0) {
    throw new InputError(`Missing columns: ${missingColumns.join(', ')}`);
  }
  if (unknownColumns.length > 0) {
    throw new InputError(`Unknown columns: ${unknownColumns.join(', ')}`);
  }
}

function requireValid({ rows }: CsvFile, outcomes: readonly ItemOutcome[]) {
  const problems = outcomes.flatMap((outcome, index) =>
    outcome.status === 'rejected'
      ? `row ${rows[index].row}: ${outcome.problem.message}`
      : [],
  );
  if (problems.length > 0) {
    const more = problems.length - 1;
    throw new InputError(
      `Nothing was imported. ${problems[0]}${more > 0 ? `; ${more} more rows have problems` : ''}`,
    );
  }
}
