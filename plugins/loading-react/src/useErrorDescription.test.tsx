import { screen } from '@testing-library/react';
import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { useErrorDescription } from './useErrorDescription';

const Description = ({ error }: { error: Pick<Error, 'message'> }) => (
  <p>{useErrorDescription()(error)}</p>
);

const refusal = (response: Response) => ResponseError.fromResponse(response);

describe('the description of an error', () => {
  it.each<[string, () => Promise<Pick<Error, 'message'>>, string]>([
    [
      'of a refusal what the backend said',
      async () =>
        refusal(
          Response.json(
            {
              error: { name: 'ConflictError', message: 'Enter it instead' },
              response: { statusCode: 409 },
            },
            { status: 409 },
          ),
        ),
      'Enter it instead',
    ],
    [
      'of a proxy’s page its status',
      async () =>
        refusal(
          new Response('<h1>Sorry, no.</h1>', {
            status: 502,
            statusText: 'Bad Gateway',
          }),
        ),
      'Request failed with status 502 Bad Gateway',
    ],
    [
      'of a network without answer who did not answer',
      async () => new TypeError('Failed to fetch'),
      'The portal did not answer',
    ],
    [
      'of any other error what it says itself',
      async () => new RangeError('There is no week 54'),
      'There is no week 54',
    ],
  ])('says %s', async (_, fail, text) => {
    renderInTestApp(<Description error={await fail()} />);

    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
