import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import { RiArrowRightUpLine } from '@remixicon/react';
import { useSeries } from '../../live/useMetricsData';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './Wall.module.css';

/** So many names can be read in a glance. */
const NAMES = 6;

/** Whose support load is rising; nothing where nobody's is. */
export const WallAttention = ({ query }: { query: MetricsQuery }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { value } = useSeries('supportLoad', query);
  const rising = value?.subjects.filter(({ isRising }) => isRising) ?? [];
  if (rising.length === 0) return null;

  const names = rising.slice(0, NAMES).map(({ subject }) => subject.title);
  const more = rising.length - names.length;
  return (
    <p className={styles.attention}>
      <RiArrowRightUpLine aria-hidden="true" />
      {t('wall.rising', {
        squads: names.join(', ') + (more > 0 ? ` +${more}` : ''),
      })}
    </p>
  );
};
