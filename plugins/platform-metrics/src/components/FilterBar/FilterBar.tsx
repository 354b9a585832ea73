import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select, Switch } from '@backstage/ui';
import {
  DEFAULT_FILTERS,
  type MetricsFilters,
} from '../../filters/MetricsFilters';
import { useDirectory } from '../../live/DirectoryProvider';
import { platformMetricsTranslationRef } from '../../translation';
import { FilterFrame } from './FilterFrame';
import { RangeFilter } from './RangeFilter';
import styles from './FilterBar.module.css';

const ALL = 'all';

/** What there is to choose from; what is chosen already is there before the answer is. */
function withChosen(
  subjects: { ref: string; title: string }[] = [],
  chosen: string[],
): { id: string; label: string }[] {
  const known = new Set(subjects.map(({ ref }) => ref));
  return [
    ...subjects.map(({ ref, title }) => ({ id: ref, label: title })),
    ...chosen
      .filter(ref => !known.has(ref))
      .map(ref => ({ id: ref, label: ref.slice(ref.indexOf('/') + 1) })),
  ];
}

/** What to look at. The choice is the page's address: it can be sent and gone back from. */
export const FilterBar = ({
  filters,
  change,
}: {
  filters: MetricsFilters;
  change: (changed: Partial<MetricsFilters>) => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { value: directory } = useDirectory();
  const isChanged = JSON.stringify(filters) !== JSON.stringify(DEFAULT_FILTERS);

  return (
    <FilterFrame>
      <Select
        label={t('filter.squads')}
        placeholder={t('filter.allSquads')}
        className={styles.wide}
        selectionMode="multiple"
        search={{ placeholder: t('filter.searchSquads') }}
        options={withChosen(directory?.squads, filters.squads)}
        value={filters.squads}
        onChange={keys => change({ squads: keys.map(String) })}
      />
      <Select
        label={t('filter.system')}
        placeholder={t('filter.allSystems')}
        className={styles.wide}
        search={{ placeholder: t('filter.searchSystems') }}
        options={[
          { id: ALL, label: t('filter.allSystems') },
          ...withChosen(
            directory?.systems,
            filters.system ? [filters.system] : [],
          ),
        ]}
        value={filters.system ?? ALL}
        onChange={key =>
          change({ system: key === ALL ? undefined : String(key) })
        }
      />
      <RangeFilter
        range={filters.range}
        onChange={range => change({ range })}
      />
      <Switch
        className={styles.switch}
        label={t('filter.compare')}
        isSelected={filters.isCompared}
        onChange={isCompared => change({ isCompared })}
      />
      {isChanged && (
        <Button
          variant="tertiary"
          size="small"
          className={styles.switch}
          onPress={() => change(DEFAULT_FILTERS)}
        >
          {t('filter.reset')}
        </Button>
      )}
    </FilterFrame>
  );
};
