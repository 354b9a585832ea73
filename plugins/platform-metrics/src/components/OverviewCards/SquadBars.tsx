import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  Series,
  WeeklyPoint,
} from '@internal/plugin-platform-metrics-common';
import { useDrillDown } from '../../drilldown/useDrillDown';
import { formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';
import { WeeklyBars } from '../charts';
import { useShownSubjects } from './useShownSubjects';
import styles from './OverviewCards.module.css';

/** One small chart for each squad: as readable with two hundred as with three. */
export const SquadBars = ({
  series,
  before,
}: {
  series: Series;
  /** Weeks of the period before, by squad. */
  before: ReadonlyMap<string, WeeklyPoint[]>;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { showFacts } = useDrillDown();
  const { metric, subjects, unit } = series;
  const { shown, picker } = useShownSubjects(subjects, 12);

  return (
    <>
      {picker}
      <ul className={styles.multiples}>
        {shown.map(({ subject, value, baseline, weekly }) => {
          const perWeek =
            value === undefined
              ? t('value.none')
              : t('value.perWeek', { value: formatValue(value, unit) });
          return (
            <li key={subject.ref} className={styles.multiple}>
              <div className={styles.multipleTitle}>
                <Text variant="body-small" weight="bold" truncate>
                  {subject.title}
                </Text>
                <Text variant="body-small">{perWeek}</Text>
              </div>
              <Text variant="body-x-small" color="secondary">
                {baseline
                  ? t('value.baseline', {
                      value: formatValue(baseline.value, unit),
                    })
                  : t('value.noBaseline')}
              </Text>
              <WeeklyBars
                isSmall
                label={t('chart.deployments', {
                  squad: subject.title,
                  value: perWeek,
                })}
                bars={weekly.map((point, index) => ({
                  ...point,
                  before: before.get(subject.ref)?.[index]?.value,
                }))}
                unit={unit}
                aim={baseline && { value: baseline.value, kind: 'baseline' }}
                onSelect={week => showFacts({ metric, week, of: subject.ref })}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
};
