import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { itemsApi } from '../../../../specs/items-api/index.ts';
import { unmet } from '../verdicts.ts';

/** A template as others might write it, with a path and a schema of its own, and one thing wrong in it. */
const wrongs: readonly (readonly [string, string, readonly string[]])[] = [
  ['ReadCapacityUnits: 5', 'ReadCapacityUnits: 10', []],
  ['AttributeType: S', 'AttributeType: N', ['ITEMS-TABLE-01']],
  ['SSEEnabled: true', 'SSEEnabled: false', ['ITEMS-SSE-01']],
  ['root"', 'user/me"', ['ITEMS-ROLE-04']],
  ['Service: lambda.amazonaws.com', 'Service: [lambda.amazonaws.com, ec2.amazonaws.com]', ['ITEMS-ROLE-01']],
  ['- logs:PutLogEvents', '- logs:*', ['ITEMS-ROLE-02']],
  ['- dynamodb:GetItem', '- dynamodb:UpdateItem', ['ITEMS-ROLE-03']],
  ['Resource: !GetAtt DynamoDBKMSKey.Arn', 'Resource: "*"', ['ITEMS-ROLE-04']],
  ['python3.9', 'python3.13', ['ITEMS-FN-01']],
  ['TABLE_NAME: !Ref ProductsTable', 'TABLE_NAME: products', ['ITEMS-FN-03']],
  ['HttpMethod: POST\n      Auth', 'HttpMethod: GET\n      Auth', ['ITEMS-API-01']],
  ['lambda:InvokeFunction', 'lambda:GetFunction', ['ITEMS-API-02']],
  ['required: [title, price]', 'requires: [title, price]', ['ITEMS-API-03']],
  ['ValidateRequestBody: true', 'ValidateRequestParameters: true', ['ITEMS-API-04']],
  ['RequestValidatorId: !Ref ProductValidator', 'OperationName: post', ['ITEMS-API-05']],
  ['DependsOn: [ProductsPost]', 'DependsOn: [ProductModel]', ['ITEMS-API-07']],
  ['MetricName: Errors', 'MetricName: Duration', ['ITEMS-ALARM-01']],
  ['Period: 60', 'Period: 300', ['ITEMS-ALARM-02']],
  ['AlarmActions:', 'OKActions:', ['ITEMS-ALARM-03']],
  ['${StageName}/shop/products', '${StageName}/products', ['ITEMS-TPL-03']],
  ['Value: !Ref ProductsTable\n', 'Value: !GetAtt ProductsTable.Arn\n', ['ITEMS-TPL-04']],
  ['  SnsTopicArn:', '  SNSTopicArn:', ['ITEMS-TPL-05']],
  ['  # Lambda function\n', '', ['ITEMS-TPL-06']],
];

describe('a template of a tutorial, for any region', () => {
  const path = 'test/fixtures/items-api/tutorial.yaml';
  const text = readFileSync(path, 'utf8');
  // Ours: the region.
  const always = ['ITEMS-TPL-08'];

  test('meets the specification', () => {
    expect(unmet(itemsApi, text, path)).toEqual(always);
  });

  test.each(wrongs)('with %s as %s fails %j as well', (passage, wrong, ids) => {
    expect(text.split(passage)).toHaveLength(2);
    expect([...unmet(itemsApi, text.replace(passage, wrong), path)].sort()).toEqual(
      [...always, ...ids].sort(),
    );
  });
});
