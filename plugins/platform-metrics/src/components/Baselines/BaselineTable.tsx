import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import {
  addWeeks,
  isoWeekLabel,
  type Baseline,
  type Directory,
  type Subject,
} from '@internal/plugin-platform-metrics-common';
import { formatMoment } from '../../formatting/formatMoment';
import { formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';
import { DataTable, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { RemoveButton } from './RemoveButton';
import { ORGANIZATION } from './subjects';
import styles from './Baselines.module.css';

/** Every baseline, with who said so and when. */
export const BaselineTable = ({
  baselines,
  squads,
  mine,
  onChanged,
}: {
  baselines: Baseline[];
  squads: Directory['squads'];
  /** Whose the person may remove. */
  mine: Subject[];
  onChanged: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const titles = new Map(squads.map(({ ref, title }) => [ref, title]));
  const titleOf = ({ subject }: Baseline) =>
    subject === ORGANIZATION
      ? t('baselines.organization')
      : (titles.get(subject) ?? subject.slice(subject.indexOf('/') + 1));

  const columns: DataColumn<Baseline>[] = [
    {
      id: 'subject',
      label: t('baselines.subject'),
      cell: baseline =>
        baseline.subject === ORGANIZATION ? (
          titleOf(baseline)
        ) : (
          <EntityLink
            subject={{ ref: baseline.subject, title: titleOf(baseline) }}
          />
        ),
    },
    {
      id: 'metric',
      label: t('baselines.metric'),
      cell: ({ metric }) => t(`metric.${metric}`),
    },
    {
      id: 'value',
      label: t('baselines.value'),
      isNumber: true,
      cell: ({ value, unit }) => formatValue(value, unit),
    },
    {
      id: 'origin',
      label: t('baselines.origin'),
      cell: ({ from, to, sampleSize = 0 }) => (
        <div className={styles.prose}>
          {from && to
            ? t('baselines.computed', {
                from: isoWeekLabel(from),
                to: isoWeekLabel(addWeeks(to, -1)),
                sample: String(sampleSize),
              })
            : t('baselines.entered')}
        </div>
      ),
    },
    {
      id: 'updated',
      label: t('baselines.updated'),
      cell: ({ updatedBy, updatedAt }) => (
        <div className={styles.prose}>
          <EntityLink
            subject={{
              ref: updatedBy,
              title: updatedBy.slice(updatedBy.indexOf('/') + 1),
            }}
          />
          , {formatMoment(updatedAt)}
        </div>
      ),
    },
    {
      id: 'note',
      label: t('baselines.note'),
      cell: ({ note = '–' }) => <div className={styles.prose}>{note}</div>,
    },
    ...(mine.length > 0
      ? [
          {
            id: 'remove',
            label: <VisuallyHidden>{t('baselines.actions')}</VisuallyHidden>,
            cell: (baseline: Baseline) =>
              mine.some(({ ref }) => ref === baseline.subject) && (
                <RemoveButton
                  baseline={baseline}
                  subject={titleOf(baseline)}
                  onRemoved={onChanged}
                />
              ),
          },
        ]
      : []),
  ];

  return (
    <DataTable
      label={t('baselines.title')}
      columns={columns}
      rows={baselines}
      getKey={({ metric, subject }) => `${subject} ${metric}`}
      getSearchText={titleOf}
    />
  );
};
