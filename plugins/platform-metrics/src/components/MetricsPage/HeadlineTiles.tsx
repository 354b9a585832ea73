import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { Loaded } from '@internal/plugin-loading-react';
import type { Metric, Summary } from '@internal/plugin-platform-metrics-common';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { HeadlineTile, HeadlineTileSkeleton } from '../HeadlineTile';
import styles from './MetricsPage.module.css';

/** The numbers a page is about, before their charts. */
export const HeadlineTiles = ({
  metrics,
  state,
}: {
  metrics: readonly Metric[];
  state: Fresh<Summary>;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const title = t('page.headline');

  return (
    <section aria-label={title}>
      <VisuallyHidden>
        <h2>{title}</h2>
      </VisuallyHidden>
      <Loaded
        state={state}
        what={title}
        skeleton={
          <div className={styles.tiles}>
            {metrics.map(metric => (
              <HeadlineTileSkeleton key={metric} />
            ))}
          </div>
        }
      >
        {summary => (
          <div className={styles.tiles}>
            {summary.metrics
              .filter(({ metric }) => metrics.includes(metric))
              .map(value => (
                <HeadlineTile
                  key={value.metric}
                  value={value}
                  isOfSquad={summary.squads === 1}
                />
              ))}
          </div>
        )}
      </Loaded>
    </section>
  );
};
