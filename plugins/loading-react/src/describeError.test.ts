import { ResponseError } from '@backstage/errors';
import { describeError } from './describeError';

describe('describeError', () => {
  it('says what the backend said of a refusal', async () => {
    const response = Response.json(
      {
        error: { name: 'ConflictError', message: 'Enter the baseline instead' },
        response: { statusCode: 409 },
      },
      { status: 409 },
    );

    expect(describeError(await ResponseError.fromResponse(response))).toBe(
      'Enter the baseline instead',
    );
  });

  it('says of any other error what it says itself', () => {
    expect(describeError(new TypeError('Failed to fetch'))).toBe(
      'Failed to fetch',
    );
  });
});
