import { loaded } from './__testUtils__/load';
import { dispatchInputs } from './dispatchInputs';

const WORKFLOW = `
on:
  workflow_dispatch:
    inputs:
      target: { type: environment, required: true }
      level: { type: choice, options: [low, high], default: low }
      count: { type: number }
      dry-run: { type: boolean, default: 'true' }
      note: { description: Anything }
      quiet: { type: boolean }
jobs:
  a: { runs-on: ubuntu-latest, steps: [{ run: one }] }
`;

async function dispatch(given: Record<string, unknown>) {
  const { triggers } = await loaded(WORKFLOW);
  return dispatchInputs(triggers.workflow_dispatch?.inputs ?? [], given);
}

describe('the inputs of a start by hand', () => {
  it('have the types that they declare, and text for the event', async () => {
    expect(
      await dispatch({ target: 'staging', COUNT: '3', 'dry-run': 'false' }),
    ).toEqual({
      inputs: {
        target: 'staging',
        level: 'low',
        count: 3,
        'dry-run': false,
        note: '',
        quiet: false,
      },
      texts: {
        target: 'staging',
        level: 'low',
        count: '3',
        'dry-run': 'false',
        note: '',
        quiet: 'false',
      },
      problems: [],
    });
  });

  it('may be given as JSON has them', async () => {
    const { inputs } = await dispatch({
      target: 'staging',
      count: 3,
      quiet: true,
    });
    expect(inputs).toMatchObject({ count: 3, quiet: true, 'dry-run': true });
  });

  it('are told of where they do not fit', async () => {
    expect(
      await dispatch({
        level: 'middle',
        count: 'many',
        quiet: 'yes',
        other: 1,
      }),
    ).toEqual({
      problems: [
        'Unexpected inputs provided: ["other"]',
        "Required input 'target' not provided",
        "Provided value 'middle' for input 'level' not in the list of allowed values",
        "Provided value 'many' for input 'count' is not a number",
        "Provided value 'yes' for input 'quiet' is not true or false",
      ],
    });
  });
});
