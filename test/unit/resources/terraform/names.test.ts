import { expect, test } from '@jest/globals';
import { observeTemplate } from '../../../../src/resources/template-system.ts';
import { observeTerraform } from '../../../../src/resources/terraform-system.ts';
import type { Scenario, System } from '../../../../src/resources/system.ts';
import { loadTemplate } from '../../../../src/template/load.ts';
import { loadTerraform } from '../../../../src/terraform/module.ts';

const scenario: Scenario = {
  stackName: 'demo',
  accountId: '123456789012',
  region: 'us-east-1',
  partition: 'aws',
  parameters: new Map([
    ['StackName', 'demo'],
    ['Environment', 'prod'],
    ['LogLevel', 'INFO'],
    ['SNSEmail', 'a@b.c'],
    ['SnsEmail', 'a@b.c'],
  ]),
};

const arnsOf = (system: System): readonly string[] =>
  (['table', 'alarm', 'topic', 'logGroup', 'alias'] as const)
    .flatMap((kind) => system.all(kind).map((each) => ('arn' in each ? each.arn : each.name)))
    .map((fact) => (fact.known ? fact.value : fact.reason))
    .sort();

test('what has the same name in a template and in Terraform code has the same ARN', async () => {
  const template = observeTemplate(loadTemplate('lib/data-api.yaml'), scenario);
  const terraform = observeTerraform(await loadTerraform('test/fixtures/data-api/terraform'), scenario);
  expect(arnsOf(terraform)).toEqual(arnsOf(template));
  expect(arnsOf(terraform)).toContain('arn:aws:dynamodb:us-east-1:123456789012:table/demo-data');
});

test('variables and outputs have the names of parameters and outputs, in any spelling', async () => {
  const { parameters, outputs } = observeTerraform(
    await loadTerraform('test/fixtures/data-api/terraform'),
    scenario,
  );
  expect([...parameters.keys()]).toEqual(['StackName', 'Environment', 'LogLevel', 'SnsEmail']);
  expect(parameters.get('SNSEmail')?.name).toBe('SnsEmail');
  expect([...outputs.keys()]).toEqual([
    'ApiGatewayUrl',
    'LambdaFunctionArn',
    'DynamodbTableName',
    'CloudwatchAlarmName',
  ]);
  expect(outputs.get('DynamoDBTableName')?.name).toBe('DynamodbTableName');
  expect(outputs.get('TableName')).toBeUndefined();
});
