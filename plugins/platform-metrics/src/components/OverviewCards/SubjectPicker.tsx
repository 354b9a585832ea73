import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Text } from '@backstage/ui';
import type { SubjectSeries } from '@internal/plugin-platform-metrics-common';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './OverviewCards.module.css';

/** Chooses the squads that a chart shows, where there are too many for it. */
export const SubjectPicker = ({
  subjects,
  shown,
  isChosen,
  onChange,
}: {
  subjects: SubjectSeries[];
  shown: SubjectSeries[];
  isChosen: boolean;
  onChange: (refs: string[]) => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <div className={styles.picker}>
      <Select
        aria-label={t('chart.squadsShown')}
        placeholder={t('chart.squadsShown')}
        className={styles.pickerSelect}
        selectionMode="multiple"
        search={{ placeholder: t('chart.searchSquads') }}
        options={subjects.map(({ subject }) => ({
          id: subject.ref,
          label: subject.title,
        }))}
        value={shown.map(({ subject }) => subject.ref)}
        onChange={keys => onChange(keys.map(String))}
      />
      {!isChosen && (
        <Text variant="body-small" color="secondary">
          {t('chart.prominent', {
            total: String(subjects.length),
          })}
        </Text>
      )}
    </div>
  );
};
