import { canonicalJson } from '../database/canonicalJson';
import { flag } from '../database/columns';
import type { Row } from '../database/factTables';
import type { RollupSettings } from '../database/WriteTurn';

/** Whether a rule may look at a pull request, once it is in production. */
export function saysSomething(
  row: Row,
  { hotfixLabels }: RollupSettings,
): boolean {
  const hotfixes = hotfixLabels.map(label => label.toLowerCase());
  const labels: string[] = JSON.parse(String(row.labels));
  return (
    !flag(row.is_withdrawn) &&
    row.merge_sha !== null &&
    (row.reverts !== null ||
      row.fixes !== canonicalJson([]) ||
      labels.some(label => hotfixes.includes(label.toLowerCase())))
  );
}
