import { describe, expect, test } from '@jest/globals';
import { observeTerraform } from '../../../src/resources/terraform-system.ts';
import type { System } from '../../../src/resources/system.ts';
import { isShown } from '../../../src/terraform/is-shown.ts';
import { shownScenarios } from '../../../src/terraform/scenarios.ts';
import { readShown } from '../../../src/terraform/show.ts';
import { plain } from '../resources/terraform/observed.ts';

const resource = (address: string, values: object, more: object = {}): object => {
  const [type = '', name = ''] = address.replace(/\[.*$/, '').split('.').slice(-2);
  return { address, mode: 'managed', type, name, values, ...more };
};

const observed = (data: object): System => {
  const shown = readShown(JSON.stringify(data), 'shown.json');
  const [scenario] = shownScenarios(shown).scenarios;
  if (scenario === undefined) throw new Error('there is no scenario');
  return observeTerraform(shown.module, scenario);
};

describe('a plan', () => {
  const plan = {
    format_version: '1.2',
    variables: { stack_name: { value: 'mine' }, size: { value: 3 }, none: { value: null } },
    planned_values: {
      outputs: { name: { value: 'q' }, later: { sensitive: false } },
      root_module: {
        resources: [
          resource('aws_sqs_queue.q', {
            name: 'q',
            tags: null,
            tags_all: { A: 'b' },
            visibility_timeout_seconds: 60,
          }),
          resource('aws_sns_topic.t', { name: 't' }),
          resource('aws_sns_topic_subscription.s', { protocol: 'email', endpoint: 'a@b.c' }),
          resource('aws_lambda_function.f', { function_name: 'f', timeout: 7, environment: [{}] }),
          resource('data.aws_region.r', { name: 'x' }, { mode: 'data' }),
        ],
        child_modules: [{ resources: [resource('module.m.aws_sqs_queue.c', { name: 'c' })] }],
      },
    },
    resource_changes: [
      {
        address: 'aws_sqs_queue.q',
        change: { after_unknown: { arn: true, policy: true, id: true, url: true } },
      },
      { address: 'aws_sns_topic.t', change: { after_unknown: { arn: true, policy: true } } },
      { address: 'aws_sns_topic_subscription.s', change: { after_unknown: { topic_arn: true } } },
      {
        address: 'aws_lambda_function.f',
        change: { after_unknown: { role: true, environment: [{ variables: true }] } },
      },
    ],
    configuration: {
      root_module: {
        resources: [
          {
            address: 'aws_sns_topic_subscription.s',
            expressions: { topic_arn: { references: ['aws_sns_topic.t.arn', 'aws_sns_topic.t'] } },
          },
          {
            address: 'aws_lambda_function.f',
            expressions: { role: { references: ['var.r', 'aws_iam_role.r.arn', 'aws_iam_role.r'] } },
            depends_on: ['aws_sqs_queue.q'],
          },
        ],
      },
    },
  };
  const system = observed(plan);

  test('says what is known of it; what it does not know is unknown', () => {
    const [queue, inModule] = system.all('queue');
    expect([queue?.name, queue?.visibilityTimeout, inModule?.name].map(plain)).toEqual(['q', 60, 'c']);
    expect(plain(queue?.arn)).toBe('arn:aws:sqs:us-east-1:123456789012:q');
    expect(plain(queue?.policy)).toBe('unknown: it is known only once the plan is applied');
    const [fn] = system.all('function');
    expect(plain(fn?.timeout)).toBe(7);
    expect(plain(fn?.role)).toBe('unknown: it is known only once the plan is applied');
    expect(plain(fn?.environment)).toBe('unknown: it is known only once the plan is applied');
  });

  test('what names another thing as a whole is followed', () => {
    const [topic] = system.all('topic');
    const subscriptions = topic?.subscriptions;
    expect(
      subscriptions?.known === true && subscriptions.value.map(({ endpoint }) => plain(endpoint)),
    ).toEqual(['a@b.c']);
  });

  test('its variables are the only circumstances, and how they are declared is not known', () => {
    expect(system.scenario.stackName).toBe('mine');
    expect([...system.scenario.parameters]).toEqual([
      ['StackName', 'mine'],
      ['Size', '3'],
      ['None', ''],
    ]);
    expect(plain(system.parameters.get('StackName')?.type)).toMatch(
      /^unknown: a plan or a state does not say/,
    );
    expect([...system.outputs].map(([name, { value }]) => [name, plain(value)])).toEqual([
      ['Name', 'q'],
      ['Later', 'unknown: it is known only once the plan is applied'],
    ]);
  });
});

describe('a state', () => {
  const arn = 'arn:aws:sqs:eu-west-1:210987654321:q';
  const policy = JSON.stringify({ Statement: [] });
  const system = observed({
    format_version: '1.0',
    values: {
      root_module: {
        resources: [
          resource('aws_sqs_queue.q[0]', {
            id: 'https://the.url',
            url: 'https://the.url',
            arn,
            name: 'q',
            policy,
          }),
          resource(
            'aws_sqs_queue_policy.p',
            { queue_url: 'https://the.url', policy },
            { depends_on: ['aws_sqs_queue.q'] },
          ),
          resource('aws_api_gateway_rest_api.a', { id: 'abc123', name: 'a', root_resource_id: 'r' }),
          resource(
            'aws_api_gateway_stage.s',
            { rest_api_id: 'abc123', stage_name: 'one', deployment_id: 'd' },
            { depends_on: ['aws_sqs_queue.q'] },
          ),
        ],
      },
    },
  });

  test('things are named as AWS named them, in the account and region of their ARNs', () => {
    const [queue] = system.all('queue');
    expect([queue?.arn, queue?.url].map(plain)).toEqual([arn, 'https://the.url']);
    expect(queue?.policy.known).toBe(true);
    expect([system.scenario.accountId, system.scenario.region]).toEqual(['210987654321', 'eu-west-1']);
    const [api] = system.all('restApi');
    const stages = api?.stages.known === true ? api.stages.value : [];
    expect(stages.map(({ name }) => plain(name))).toEqual(['one']);
    expect(stages.map(({ madeAfter }) => madeAfter.known && [...madeAfter.value])).toEqual([
      ['aws_sqs_queue.q[0]'],
    ]);
  });
});

test('what is neither is refused, and templates are not taken for either', () => {
  expect(() => readShown('{', 'a.json')).toThrow('this is not JSON');
  expect(() => readShown('[]', 'a.json')).toThrow('this is neither a plan nor a state');
  expect(() => readShown('{"format_version":"1.0"}', 'a.json')).toThrow('this is neither a plan nor a state');
  expect(isShown('{"format_version":"1.2","terraform_version":"1"')).toBe(true);
  expect(isShown('{"AWSTemplateFormatVersion":"2010-09-09"')).toBe(false);
});
