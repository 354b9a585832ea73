import { useState } from 'react';
import type { SubjectSeries } from '@internal/plugin-platform-metrics-common';
import { prominentSubjects } from '../../formatting/prominentSubjects';
import { SubjectPicker } from './SubjectPicker';

/** Which of many squads a chart shows: the most telling ones, until a person chooses. */
export function useShownSubjects(subjects: SubjectSeries[], count: number) {
  const [chosen, setChosen] = useState<string[]>();
  const shown = chosen
    ? subjects.filter(({ subject }) => chosen.includes(subject.ref))
    : prominentSubjects(subjects, count);

  return {
    shown,
    picker:
      subjects.length > count ? (
        <SubjectPicker
          subjects={subjects}
          shown={shown}
          isChosen={chosen !== undefined}
          onChange={refs => setChosen(refs.length > 0 ? refs : undefined)}
        />
      ) : null,
  };
}
