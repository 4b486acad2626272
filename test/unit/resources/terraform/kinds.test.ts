import { describe, expect, test } from '@jest/globals';
import { observed, plain, resource, unknownThing } from './observed.ts';

test("a function has Terraform's defaults, and its alias and URI for API Gateway are told", async () => {
  const system = await observed(
    resource('aws_lambda_function', 'f', 'function_name = "f"\nrole = "r"') +
      resource(
        'aws_lambda_alias',
        'a',
        'name = "live"\nfunction_name = aws_lambda_function.f.arn\nfunction_version = "1"',
      ) +
      resource(
        'aws_lambda_permission',
        'p',
        'function_name = "f"\nqualifier = aws_lambda_alias.a.name\nprincipal = "s3.amazonaws.com"\naction = "lambda:InvokeFunction"',
      ) +
      'output "uri" {\n  value = aws_lambda_alias.a.invoke_arn\n}\n',
  );
  const [fn] = system.all('function');
  expect([fn?.timeout, fn?.packageType, fn?.logGroupName, fn?.inlineCode].map(plain)).toEqual([
    3,
    'Zip',
    '/aws/lambda/f',
    undefined,
  ]);
  const permissions = fn?.permissions.known === true ? fn.permissions.value : [];
  expect(permissions.map(({ functionName }) => plain(functionName))).toEqual(['f:live']);
  expect(plain(system.outputs.get('Uri')?.value)).toBe(
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f:live/invocations',
  );
});

test('an event source mapping', async () => {
  const [source] = (
    await observed(
      resource(
        'aws_lambda_event_source_mapping',
        's',
        'event_source_arn = "arn:q"\nfunction_name = "f"\nenabled = false\nbatch_size = 5\nfunction_response_types = ["ReportBatchItemFailures"]\nfilter_criteria {\n  filter {\n    pattern = "{}"\n  }\n}',
      ),
    )
  ).all('eventSource');
  expect(
    [source?.enabled, source?.batchSize, source?.reportsBatchItemFailures, source?.sourceArn].map(plain),
  ).toEqual([false, 5, true, 'arn:q']);
  expect(source?.filters.known === true && source.filters.value.map(plain)).toEqual(['{}']);
});

describe('roles', () => {
  const role = (body = ''): string =>
    resource('aws_iam_role', 'r', `name = "r"\nassume_role_policy = "{}"\n${body}`);
  const policies = async (code: string): Promise<readonly unknown[]> => {
    const [found] = (await observed(code)).all('role');
    return found?.policies.known === true
      ? found.policies.value.map(({ name }) => plain(name))
      : ['there is none'];
  };

  test('every way a policy reaches one', async () => {
    const code =
      role(
        'managed_policy_arns = ["arn:m"]\ninline_policy {\n  name = "in"\n  policy = "{}"\n}\npermissions_boundary = "arn:b"',
      ) +
      resource('aws_iam_role_policy', 'p', 'name = "own"\nrole = aws_iam_role.r.name\npolicy = "{}"') +
      resource('aws_iam_policy', 'c', 'name = "c"\npath = "/x/"\npolicy = "{}"') +
      resource('aws_iam_role_policy_attachment', 'c', 'role = "r"\npolicy_arn = aws_iam_policy.c.arn') +
      resource(
        'aws_iam_policy_attachment',
        'd',
        'name = "d"\nroles = ["x", aws_iam_role.r.id]\npolicy_arn = "arn:d"',
      ) +
      resource('aws_iam_role_policy_attachments_exclusive', 'e', 'role_name = "r"\npolicy_arns = ["arn:e"]') +
      resource('aws_iam_role_policy_attachment', 'o', 'role = "other"\npolicy_arn = "arn:o"');
    expect(await policies(code)).toEqual([
      'in',
      'arn:m',
      'arn:aws:iam::123456789012:policy/x/c',
      'arn:d',
      'arn:e',
      'own',
    ]);
    const [found] = (await observed(code)).all('role');
    expect(found?.boundary.known === true && plain(found.boundary.value?.name)).toBe('arn:b');
  });

  test('an empty inline policy takes policies away', async () => {
    expect(await policies(role('inline_policy {}'))).toEqual([]);
  });

  test('what may be attached to it is not known', async () => {
    const code =
      role() +
      unknownThing +
      resource('aws_iam_role_policy_attachment', 'u', 'role = aws_eip.e.x\npolicy_arn = "arn:u"');
    expect(await policies(code)).toEqual([
      'unknown: whether aws_iam_role_policy_attachment.u belongs to it is not known',
    ]);
    const list =
      role() +
      unknownThing +
      resource('aws_iam_role_policy', 'u', 'name = "u"\nrole = aws_eip.e.x\npolicy = "{}"');
    const [found] = (await observed(list)).all('role');
    const documents =
      found?.policies.known === true ? found.policies.value.map(({ document }) => document.known) : [];
    expect(documents).toEqual([false]);
  });
});

describe('tables', () => {
  const table = (body: string): string =>
    resource('aws_dynamodb_table', 't', `name = "t"\nhash_key = "id"\n${body}`);

  test("Terraform's defaults", async () => {
    const [found] = (await observed(table(''))).all('table');
    expect(
      [found?.billingMode, found?.encryption.type, found?.stream.arn, found?.partitionKey].map(plain),
    ).toEqual(['PROVISIONED', 'AWS_OWNED', undefined, { name: 'id', type: '' }]);
  });

  test("without a key of its own it is encrypted with AWS's", async () => {
    const [found] = (await observed(table('server_side_encryption {\n  enabled = true\n}'))).all('table');
    expect([found?.encryption.type, found?.encryption.key].map(plain)).toEqual(['KMS', undefined]);
  });

  test('a stream is there when it is enabled', async () => {
    const stream = async (enabled: boolean): Promise<unknown> => {
      const body = `stream_enabled = ${String(enabled)}\nstream_view_type = "NEW_IMAGE"`;
      const [found] = (await observed(table(body))).all('table');
      return plain(found?.stream.view);
    };
    expect(await stream(true)).toBe('NEW_IMAGE');
    expect(await stream(false)).toBeUndefined();
  });
});

test('keys: policies of their own and from elsewhere, and aliases', async () => {
  const policy = '{\\"Statement\\": []}';
  const system = await observed(
    resource('aws_kms_key', 'k', 'is_enabled = false') +
      resource('aws_kms_key_policy', 'k', `key_id = aws_kms_key.k.arn\npolicy = "${policy}"`) +
      resource('aws_kms_alias', 'a', 'name = "alias/a"\ntarget_key_id = aws_kms_key.k.id') +
      resource('aws_kms_alias', 'b', 'target_key_id = aws_kms_key.k.arn') +
      'output "same" {\n  value = aws_kms_alias.a.target_key_arn == aws_kms_key.k.arn\n}\n',
  );
  const [key] = system.all('key');
  expect([key?.enabled, key?.rotation].map(plain)).toEqual([false, false]);
  expect(key?.policy.known === true && key.policy.value.statements).toEqual([]);
  expect(system.all('alias').map(({ name }) => plain(name))).toEqual([
    'alias/a',
    expect.stringMatching(/^alias\/terraform-[a-z0-9]{26}$/),
  ]);
  expect(plain(system.outputs.get('Same')?.value)).toBe('true');
});

test('log groups: no retention is for ever, and an ARN has no stars', async () => {
  const system = await observed(
    resource('aws_cloudwatch_log_group', 'a', 'name = "a"\nretention_in_days = 0') +
      resource('aws_cloudwatch_log_group', 'b', 'name = "b"\nretention_in_days = 7') +
      'output "arn" {\n  value = aws_cloudwatch_log_group.a.arn\n}\n',
  );
  expect(system.all('logGroup').map(({ retention }) => plain(retention))).toEqual([undefined, 7]);
  expect(plain(system.outputs.get('Arn')?.value)).toBe('arn:aws:logs:us-east-1:123456789012:log-group:a');
});

test('an alarm on metric math', async () => {
  const [alarm] = (
    await observed(
      resource(
        'aws_cloudwatch_metric_alarm',
        'a',
        'alarm_name = "a"\nmetric_query {\n  id = "m"\n  return_data = true\n  metric {\n    namespace = "AWS/Lambda"\n    metric_name = "Errors"\n    period = 60\n    stat = "Sum"\n    dimensions = { FunctionName = "f" }\n  }\n}',
      ),
    )
  ).all('alarm');
  expect(
    [alarm?.namespace, alarm?.metric, alarm?.statistic, alarm?.period, alarm?.treatMissingData].map(plain),
  ).toEqual(['AWS/Lambda', 'Errors', 'Sum', 60, 'missing']);
  const dimensions = alarm?.dimensions;
  expect(dimensions?.known === true && plain(dimensions.value.get('FunctionName'))).toBe('f');
});

test('queues and topics have the policies that stand in them, and those that are apart', async () => {
  const policy = '{\\"Statement\\": []}';
  const system = await observed(
    resource(
      'aws_sqs_queue',
      'a',
      `name = "a"\npolicy = "${policy}"\nredrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.b.arn, maxReceiveCount = 3 })`,
    ) +
      resource('aws_sqs_queue', 'b', 'name = "b"') +
      resource('aws_sqs_queue_policy', 'b', `queue_url = aws_sqs_queue.b.url\npolicy = "${policy}"`) +
      resource('aws_sqs_queue', 'c', 'name_prefix = "c-"') +
      resource(
        'aws_sqs_queue_redrive_policy',
        'c',
        'queue_url = aws_sqs_queue.c.id\nredrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.a.arn, maxReceiveCount = 4 })',
      ) +
      resource('aws_sns_topic', 't', `name = "t"\npolicy = "${policy}"`),
  );
  const queues = system.all('queue');
  expect(queues.map(({ policy: its }) => (its.known ? its.value !== undefined : its.reason))).toEqual([
    true,
    true,
    false,
  ]);
  expect(
    queues.map(({ redrive }) => redrive.known && redrive.value && plain(redrive.value.maxReceiveCount)),
  ).toEqual([3, undefined, 4]);
  expect(queues.map(({ visibilityTimeout }) => plain(visibilityTimeout))).toEqual([30, 30, 30]);
  expect(
    queues[0] &&
      queues[0].redrive.known &&
      queues[0].redrive.value &&
      plain(queues[0].redrive.value.targetArn),
  ).toBe('arn:aws:sqs:us-east-1:123456789012:b');
  const [topic] = system.all('topic');
  expect(topic?.policies.known === true && topic.policies.value.length).toBe(1);
});

test.each([
  ['module "m" {\n  source = "./m"\n}\n', "module.m is another module's code, and what it makes is not read"],
  [
    'resource "aws_cloudformation_stack" "s" {}\n',
    'aws_cloudformation_stack.s makes what is not in this code',
  ],
  ['resource "awscc_lambda_function" "f" {}\n', 'awscc_lambda_function.f makes what is not in this code'],
  ['resource "aws_sns_topic" "t" {}\n', undefined],
])('what code hides: %s', async (code, hidden) => {
  expect((await observed(code)).unreadable('table')).toBe(hidden);
});
