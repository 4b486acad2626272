import { expect, test } from '@jest/globals';
import { plain } from '../plain.ts';
import { theOf } from './observing.ts';

const permissions = async (type: string): Promise<unknown> =>
  plain(
    (
      await theOf(
        'function',
        `resource "aws_lambda_function" "f" {
          function_name = "f"
          role          = "arn:aws:iam::123456789012:role/r"
          filename      = "f.zip"
        }
        resource "aws_lambda_function_url" "u" {
          function_name      = aws_lambda_function.f.function_name
          authorization_type = ${type}
        }`,
      )
    ).permissions,
  );

test('a URL without authorization lets everybody call its function, one with leaves it as it is', async () => {
  expect(await permissions('"NONE"')).toEqual([
    expect.objectContaining({ principal: '*', action: 'lambda:InvokeFunctionUrl' }),
  ]);
  expect(await permissions('"AWS_IAM"')).toEqual([]);
});
