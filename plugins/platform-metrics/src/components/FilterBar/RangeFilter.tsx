import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DateRangePicker, Select } from '@backstage/ui';
import { parseDate } from '@internationalized/date';
import {
  PRESET_WEEKS,
  type MetricsFilters,
} from '../../filters/MetricsFilters';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './FilterBar.module.css';

const FREE = 'free';

type Range = MetricsFilters['range'];

/** The last weeks, or any days: what is counted is always whole weeks. */
export const RangeFilter = ({
  range,
  onChange,
}: {
  range: Range;
  onChange: (range: Range) => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const [isFreeChosen, setFreeChosen] = useState(false);
  const isFree = 'from' in range || isFreeChosen;

  return (
    <>
      <Select
        label={t('filter.range')}
        className={styles.narrow}
        options={[
          ...PRESET_WEEKS.map(weeks => ({
            id: String(weeks),
            label: t('filter.weeks', { weeks: String(weeks) }),
          })),
          { id: FREE, label: t('filter.free') },
        ]}
        value={'weeks' in range && !isFree ? String(range.weeks) : FREE}
        onChange={key => {
          setFreeChosen(key === FREE);
          if (key !== FREE) onChange({ weeks: Number(key) });
        }}
      />
      {isFree && (
        <DateRangePicker
          label={t('filter.days')}
          secondaryLabel={t('filter.daysHint')}
          value={
            'from' in range
              ? {
                  start: parseDate(range.from),
                  end: parseDate(range.to).subtract({ days: 1 }),
                }
              : null
          }
          onChange={days => {
            if (days) {
              onChange({
                from: days.start.toString().slice(0, 10),
                to: parseDate(days.end.toString().slice(0, 10))
                  .add({ days: 1 })
                  .toString(),
              });
            }
          }}
        />
      )}
    </>
  );
};
