import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { Summary } from '@internal/plugin-platform-metrics-common';
import { RiTvLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './MetricsPage.module.css';

/** What the numbers below are from, as the backend understood the filters. */
export const SelectionLine = ({
  summary,
  onWall,
}: {
  summary: Summary | undefined;
  onWall: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <div className={styles.selection}>
      <Text variant="body-small" color="secondary">
        {summary &&
          [
            t('filter.shownSquads', { count: summary.squads }),
            t('filter.shownServices', { count: summary.services }),
            t('filter.shownRange', {
              from: formatDay(summary.range.from),
              to: formatDay(summary.range.to, -1),
            }),
            t('filter.zone', { zone: summary.range.timeZone }),
          ].join(' · ')}
      </Text>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiTvLine aria-hidden="true" />}
        onPress={onWall}
      >
        {t('page.wall')}
      </Button>
    </div>
  );
};

function formatDay(date: string, days = 0): string {
  return DateTime.fromISO(date).plus({ days }).toFormat('d LLL yyyy');
}
