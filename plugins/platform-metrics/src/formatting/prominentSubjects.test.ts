import type { SubjectSeries } from '@internal/plugin-platform-metrics-common';
import { prominentSubjects } from './prominentSubjects';

const aSquad = (
  title: string,
  value?: number,
  isRising = false,
): SubjectSeries => ({
  subject: { ref: `group:default/${title}`, title },
  value,
  isRising,
  sampleSize: 1,
  weekly: [],
});
const titles = (subjects: SubjectSeries[]) =>
  subjects.map(({ subject }) => subject.title);

describe('prominentSubjects', () => {
  it('takes as many of the highest as of the lowest', () => {
    const squads = [3, 9, 1, 7, 5, 8].map(value => aSquad(`s${value}`, value));
    expect(titles(prominentSubjects(squads, 4))).toEqual([
      's9',
      's8',
      's3',
      's1',
    ]);
  });

  it('shows rising ones first', () => {
    const squads = [aSquad('high', 9), aSquad('rising', 2, true)];
    expect(titles(prominentSubjects(squads, 4))).toEqual(['rising', 'high']);
  });

  it('leaves out those without data where there are enough others', () => {
    const squads = [aSquad('none'), aSquad('a', 1), aSquad('b', 2)];
    expect(titles(prominentSubjects(squads, 2))).toEqual(['b', 'a']);
  });
});
