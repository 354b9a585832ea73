import { lazy } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  FirstDeployment,
  FirstDeployments,
} from '@internal/plugin-platform-metrics-common';
import { formatDuration } from '../../formatting/formatDuration';
import { platformMetricsTranslationRef } from '../../translation';
import { ChartFrame } from './ChartFrame';
import { LegendMark } from './LegendMark';

const FirstDeploymentChart = lazy(() => import('./FirstDeploymentChart'));

/** One point for each service, from minutes to months on one scale. */
export const FirstDeploymentScatter = ({
  value,
  onSelect,
}: {
  value: FirstDeployments;
  onSelect: (point: FirstDeployment) => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const deployed = value.points.filter(({ timeMs }) => timeMs !== undefined);
  const target = formatDuration(value.targetMs);

  return (
    <ChartFrame
      label={t('chart.firstDeployments', {
        services: String(deployed.length),
        target,
      })}
      height={300}
      legend={
        <>
          <li>
            <LegendMark kind="dot" color="var(--metrics-series-0)" />
            {t('chart.service')}
          </li>
          <li>
            <LegendMark kind="line" color="var(--metrics-series-1)" />
            {t('chart.median')}
          </li>
          <li>
            <LegendMark kind="line" color="var(--metrics-aim)" dash="6 3" />
            {t('chart.target', { value: target })}
          </li>
        </>
      }
    >
      <FirstDeploymentChart value={value} onSelect={onSelect} />
    </ChartFrame>
  );
};
