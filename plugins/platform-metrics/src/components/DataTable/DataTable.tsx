import { useMemo, useState, type ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, TablePagination, Text } from '@backstage/ui';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './DataTable.module.css';

/** One column: what heads it, and what of a row is in it. */
export interface DataColumn<Row> {
  id: string;
  label: ReactNode;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
}

/**
 * The table behind a chart: plain, in pages, searchable by the first column
 * where it is long. It scrolls inside its own frame, never the page.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  getKey,
  getSearchText,
  pageSize = 20,
}: {
  label: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  getKey: (row: Row) => string;
  /** What a row is found by; absent: there is no search. */
  getSearchText?: (row: Row) => string;
  pageSize?: number;
}) {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);

  const found = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return wanted && getSearchText
      ? rows.filter(row =>
          getSearchText(row).toLocaleLowerCase().includes(wanted),
        )
      : rows;
  }, [rows, search, getSearchText]);
  const offset = page * pageSize < found.length ? page * pageSize : 0;
  const [first, ...others] = columns;

  return (
    <div className={styles.root}>
      {getSearchText && rows.length > pageSize && (
        <SearchField
          aria-label={t('table.search', { what: label })}
          size="small"
          value={search}
          onChange={value => {
            setSearch(value);
            setPage(0);
          }}
        />
      )}
      <div
        className={styles.frame}
        role="group"
        aria-label={label}
        // A frame that scrolls must be reachable by the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        tabIndex={0}
      >
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ id, label: heading, isNumber }) => (
                <th key={id} scope="col" data-number={isNumber}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(offset, offset + pageSize).map(row => (
              <tr key={getKey(row)}>
                <th scope="row">{first.cell(row)}</th>
                {others.map(({ id, cell, isNumber }) => (
                  <td key={id} data-number={isNumber}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {found.length === 0 && <Text color="secondary">{t('table.none')}</Text>}
      </div>
      {found.length > pageSize && (
        <TablePagination
          pageSize={pageSize}
          pageSizeOptions={[]}
          offset={offset}
          totalCount={found.length}
          hasPreviousPage={offset > 0}
          hasNextPage={offset + pageSize < found.length}
          onPreviousPage={() => setPage(offset / pageSize - 1)}
          onNextPage={() => setPage(offset / pageSize + 1)}
        />
      )}
    </div>
  );
}
