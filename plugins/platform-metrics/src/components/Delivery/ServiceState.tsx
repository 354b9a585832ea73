import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import { formatDuration } from '../../formatting/formatDuration';
import { formatMoment } from '../../formatting/formatMoment';
import { platformMetricsTranslationRef } from '../../translation';
import { SourceLink } from '../SourceLink';
import type { KnownService } from './useService';
import styles from './Delivery.module.css';

/** How a service began, and whether it is still deployed: what no range tells. */
export const ServiceState = ({
  service: { row, targetMs, waiting },
}: {
  service: KnownService;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const target = formatDuration(targetMs);

  if (waiting) {
    return (
      <Alert
        status={waiting.isOverdue ? 'warning' : 'info'}
        icon
        title={t(
          waiting.isOverdue ? 'delivery.waitsOverdue' : 'delivery.waits',
          { age: formatDuration(waiting.ageMs), target },
        )}
        description={t('delivery.waitsHint', {
          created: formatMoment(waiting.createdAt),
        })}
        customActions={
          <SourceLink url={waiting.url}>{waiting.repository}</SourceLink>
        }
      />
    );
  }
  const timeMs = row?.timeToFirstDeploymentMs;
  return (
    <dl className={styles.service} aria-label={t('delivery.about')}>
      {timeMs !== undefined && (
        <div>
          <dt>{t('delivery.first')}</dt>
          <dd>
            <Text weight="bold">{formatDuration(timeMs)}</Text>{' '}
            <Text variant="body-small" color="secondary">
              {t(
                timeMs <= targetMs
                  ? 'delivery.withinTarget'
                  : 'delivery.overTarget',
                { target },
              )}
            </Text>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('delivery.last')}</dt>
        <dd>
          {row?.lastDeployedAt
            ? formatMoment(row.lastDeployedAt)
            : t('delivery.never')}
        </dd>
      </div>
    </dl>
  );
};
