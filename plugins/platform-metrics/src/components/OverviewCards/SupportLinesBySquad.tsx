import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Series } from '@internal/plugin-platform-metrics-common';
import { RiArrowRightUpLine } from '@remixicon/react';
import { useDrillDown } from '../../drilldown/useDrillDown';
import { formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';
import { LegendMark, lineLook, SupportLines } from '../charts';
import chartStyles from '../charts/charts.module.css';
import { FactsButton } from '../tables/FactsButton';
import { useShownSubjects } from './useShownSubjects';
import styles from './OverviewCards.module.css';

/**
 * Lines, and beside them by number whose they are: rising ones first. The period
 * before is a number there: as many lines again could not be told apart.
 */
export const SupportLinesBySquad = ({
  series,
  isCompared,
}: {
  series: Series;
  isCompared: boolean;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { showFacts } = useDrillDown();
  const { metric, range, subjects, unit } = series;
  const { shown, picker } = useShownSubjects(subjects, 8);

  return (
    <>
      {picker}
      <div className={`${styles.lines} ${chartStyles.palette}`}>
        <SupportLines
          range={range}
          subjects={shown}
          onSelect={({ subject }, week) =>
            showFacts({ metric, week, of: subject.ref })
          }
        />
        <ol className={styles.subjects}>
          {shown.map(({ subject, value, previous, isRising }, index) => {
            const { color, dash } = lineLook(index);
            return (
              <li key={subject.ref} className={styles.subject}>
                <span>
                  {index + 1}{' '}
                  <LegendMark kind="line" color={color} dash={dash} />
                </span>
                <span>
                  <FactsButton
                    behind={{ metric, of: subject.ref }}
                    what={subject.title}
                  >
                    {subject.title}
                  </FactsButton>{' '}
                  {isRising && (
                    <span className={styles.rising}>
                      <RiArrowRightUpLine size={14} aria-hidden="true" />
                      {t('chart.rising')}
                    </span>
                  )}
                </span>
                <span>
                  {value === undefined
                    ? t('value.none')
                    : t('value.perWeek', { value: formatValue(value, unit) })}
                  {isCompared && (
                    <Text variant="body-x-small" color="secondary" as="div">
                      {t('value.before', {
                        value:
                          previous?.value === undefined
                            ? t('value.none')
                            : formatValue(previous.value, unit),
                      })}
                    </Text>
                  )}
                </span>
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
};
