import { useState } from 'react';
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
  TextField,
} from '@backstage/ui';
import {
  metricDefinitions,
  metrics,
  type Metric,
  type Subject,
} from '@internal/plugin-platform-metrics-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { platformMetricsApiRef } from '../../api';
import { platformMetricsTranslationRef } from '../../translation';
import { entryUnits } from './baselineUnits';
import styles from './Baselines.module.css';

/** Sets the baseline of a squad: by a number that somebody knows, or from history. */
export const BaselineDialog = ({
  subjects,
  onSaved,
  onCancel,
}: {
  /** Whose the person may set: at least one. */
  subjects: Subject[];
  onSaved: () => void;
  onCancel: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const [subject, setSubject] = useState(subjects[0].ref);
  const [metric, setMetric] = useState<Metric>('deploymentFrequency');
  const [isEntered, setEntered] = useState(false);
  const [value, setValue] = useState(Number.NaN);
  const [unitId, setUnitId] = useState<string>();
  const [note, setNote] = useState('');

  const units = entryUnits[metricDefinitions[metric].unit];
  const unit = units.find(({ id }) => id === unitId) ?? units[0];
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
        <div className={styles.form}>
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
          {saving.error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('baselines.failed')}
              description={saving.error.message}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button
          isDisabled={saving.loading || (isEntered && Number.isNaN(value))}
          onPress={() => save()}
        >
          {t('baselines.save')}
        </Button>
        <Button variant="secondary" onPress={onCancel}>
          {t('baselines.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
