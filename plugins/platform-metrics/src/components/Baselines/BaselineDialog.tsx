import { useId, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  NumberField,
  Radio,
  RadioGroup,
  Select,
  Text,
  TextField,
} from '@backstage/ui';
import { useErrorDescription } from '@internal/plugin-loading-react';
import {
  metricDefinitions,
  metrics,
  type Baseline,
  type Metric,
  type Subject,
} from '@internal/plugin-platform-metrics-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { platformMetricsApiRef } from '../../api';
import { formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';
import { entryUnits } from './baselineUnits';
import styles from './Baselines.module.css';

/** Sets the baseline of a squad: by a number that somebody knows, or from history. */
export const BaselineDialog = ({
  subjects,
  baselines,
  onSaved,
  onCancel,
}: {
  /** Whose the person may set: at least one. */
  subjects: Subject[];
  /** Those that are there already. */
  baselines: Baseline[];
  onSaved: () => void;
  onCancel: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const describeError = useErrorDescription();
  const api = useApi(platformMetricsApiRef);
  const [subject, setSubject] = useState(subjects[0].ref);
  const [metric, setMetric] = useState<Metric>('deploymentFrequency');
  const [isEntered, setEntered] = useState(false);
  const [value, setValue] = useState(Number.NaN);
  const [unitId, setUnitId] = useState<string>();
  const [note, setNote] = useState('');

  const units = entryUnits[metricDefinitions[metric].unit];
  const unit = units.find(({ id }) => id === unitId) ?? units[0];
  const replaced = baselines.find(
    baseline => baseline.metric === metric && baseline.subject === subject,
  );
  const form = useId();
  const [saving, save] = useAsyncFn(async () => {
    if (isEntered) {
      await api.putBaseline({
        ...{ metric, subject, value: value * unit.factor },
        ...(note.trim() && { note: note.trim() }),
      });
    } else {
      await api.computeBaseline({ metric, subject });
    }
    onSaved();
  }, [api, isEntered, metric, note, onSaved, subject, unit, value]);

  return (
    <Dialog isOpen onOpenChange={isOpen => isOpen || onCancel()}>
      <DialogHeader>{t('baselines.add')}</DialogHeader>
      <DialogBody>
        <form
          id={form}
          className={styles.form}
          onSubmit={event => {
            event.preventDefault();
            save();
          }}
        >
          <Select
            label={t('baselines.subject')}
            search={{ placeholder: t('filter.searchSquads') }}
            options={subjects.map(({ ref, title }) => ({
              id: ref,
              label: title,
            }))}
            value={subject}
            onChange={key => key !== null && setSubject(String(key))}
          />
          <Select
            label={t('baselines.metric')}
            options={metrics.map(id => ({ id, label: t(`metric.${id}`) }))}
            value={metric}
            onChange={key => {
              const chosen = metrics.find(id => id === key);
              if (chosen) setMetric(chosen);
            }}
          />
          <RadioGroup
            label={t('baselines.how')}
            value={isEntered ? 'entered' : 'computed'}
            onChange={how => setEntered(how === 'entered')}
          >
            <Radio value="computed">{t('baselines.howComputed')}</Radio>
            <Radio value="entered">{t('baselines.howEntered')}</Radio>
          </RadioGroup>
          {isEntered && (
            <>
              <div className={styles.amount}>
                <NumberField
                  label={t('baselines.value')}
                  isRequired
                  minValue={0}
                  maxValue={unit.id === 'percent' ? 100 : undefined}
                  value={value}
                  onChange={setValue}
                />
                <Select
                  label={t('baselines.unit')}
                  options={units.map(({ id }) => ({
                    id,
                    label: t(`unit.${id}`),
                  }))}
                  value={unit.id}
                  onChange={key => key !== null && setUnitId(String(key))}
                />
              </div>
              <TextField
                label={t('baselines.note')}
                description={t('baselines.noteHint')}
                maxLength={500}
                value={note}
                onChange={setNote}
              />
            </>
          )}
          {replaced && (
            <Text as="p" color="secondary">
              {t('baselines.replaces', {
                value: formatValue(replaced.value, replaced.unit),
              })}
            </Text>
          )}
          {saving.error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('baselines.failed')}
              description={describeError(saving.error)}
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button type="submit" form={form} isPending={saving.loading}>
          {t('baselines.save')}
        </Button>
        <Button variant="secondary" onPress={onCancel}>
          {t('baselines.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
