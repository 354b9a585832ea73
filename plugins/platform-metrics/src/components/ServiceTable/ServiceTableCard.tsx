import { useCallback, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Table, type TableProps } from '@backstage/ui';
import { Loaded } from '@internal/plugin-loading-react';
import type {
  MetricsQuery,
  OperationParameters,
} from '@internal/plugin-platform-metrics-common';
import useDebounce from 'react-use/esm/useDebounce';
import { platformMetricsApiRef } from '../../api';
import { useFresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { CsvButton } from '../MetricCard';
import { PageCard } from '../PageCard';
import { useServiceColumns, type ServiceItem } from './useServiceColumns';
import styles from './ServiceTable.module.css';

const PAGE_SIZE = 20;
const TYPING_MS = 250;

type Sort = NonNullable<TableProps<ServiceItem>['sort']>;
type SortColumn = OperationParameters<'listServices'>['sort'];

/** One row for each service: searched, sorted and paged by the backend, which knows all. */
export const ServiceTableCard = ({ query }: { query: MetricsQuery }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const columns = useServiceColumns();
  const title = t('services.title');

  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const [sort, setSort] = useState<NonNullable<Sort['descriptor']>>({
    column: 'productionDeployments',
    direction: 'descending',
  });
  useDebounce(
    () => {
      setSearch(typed);
      setOffset(0);
    },
    TYPING_MS,
    [typed],
  );

  const column = sort.column as SortColumn;
  const { direction } = sort;
  const asked = useCallback(
    () => ({
      ...query,
      ...(search && { search }),
      sort: column,
      order: direction === 'descending' ? ('desc' as const) : ('asc' as const),
    }),
    [query, search, column, direction],
  );
  const state = useFresh(
    useCallback(
      () => api.listServices({ ...asked(), limit: PAGE_SIZE, offset }),
      [api, asked, offset],
    ),
  );

  return (
    <PageCard
      title={title}
      actions={
        <>
          <SearchField
            aria-label={t('services.search')}
            placeholder={t('services.searchHint')}
            size="small"
            value={typed}
            onChange={setTyped}
          />
          <CsvButton
            title={title}
            request={{
              name: 'services',
              read: client => client.csv('listServices', asked()),
            }}
          />
        </>
      }
    >
      <div className={styles.table}>
        <Loaded
          state={state}
          what={title}
          skeleton={
            <Table
              columnConfig={columns}
              data={undefined}
              isPending
              pagination={{ type: 'none' }}
            />
          }
        >
          {({ items, totalItems }) => (
            <Table
              columnConfig={columns}
              data={items.map(row => ({ ...row, id: row.repository }))}
              sort={{
                descriptor: sort,
                onSortChange: descriptor => {
                  setSort(descriptor);
                  setOffset(0);
                },
              }}
              emptyState={t('table.none')}
              pagination={{
                type: 'page',
                pageSize: PAGE_SIZE,
                pageSizeOptions: [],
                offset,
                totalCount: totalItems,
                hasPreviousPage: offset > 0,
                hasNextPage: offset + PAGE_SIZE < totalItems,
                onPreviousPage: () =>
                  setOffset(Math.max(0, offset - PAGE_SIZE)),
                onNextPage: () => setOffset(offset + PAGE_SIZE),
              }}
            />
          )}
        </Loaded>
      </div>
    </PageCard>
  );
};
