import { lazy } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Range,
  SubjectSeries,
} from '@internal/plugin-platform-metrics-common';
import { platformMetricsTranslationRef } from '../../translation';
import { ChartFrame } from './ChartFrame';

const SupportLinesChart = lazy(() => import('./SupportLinesChart'));

/** One line for each squad; rising ones are thick. */
export const SupportLines = (props: {
  range: Range;
  subjects: SubjectSeries[];
  onSelect: (subject: SubjectSeries, week: string) => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <ChartFrame
      label={t('chart.support', { squads: String(props.subjects.length) })}
      height={300}
    >
      <SupportLinesChart {...props} />
    </ChartFrame>
  );
};
