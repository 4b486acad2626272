import { describe, expect, test } from '@jest/globals';
import { hiddenOf, withoutUnmade } from '../../../../../src/target/local/gaps/index.ts';
import { editText } from '../../../../../src/target/edit-text.ts';
import { parseTemplate } from '../../../../../src/template/load.ts';
import { deployed } from './fill.ts';

const rule = {
  Type: 'AWS::XRay::SamplingRule',
  Properties: { SamplingRule: { RuleName: 'r' } },
};
const check = { Type: 'AWS::Route53::HealthCheck', Properties: { HealthCheckConfig: { Type: 'HTTPS' } } };
const topic = { Type: 'AWS::SNS::Topic' };

describe('what cannot be seen of a stack', () => {
  test('is told with what it cannot be seen of', () => {
    const Zone = { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com' } };
    const Api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api' } };
    expect(hiddenOf(deployed({ Zone, Api, Topic: topic }, { Zone: 'Z1', Topic: 'arn:t' }))).toEqual([
      { gap: 'api-endpoint', physicalId: 'Api' },
      { gap: 'zone-name-servers', physicalId: 'Z1' },
    ]);
    expect(hiddenOf(deployed({ Rule: rule, Check: check }, {}))).toEqual([
      { gap: 'sampling-rule', physicalId: 'Rule' },
      { gap: 'health-check', physicalId: 'Check' },
    ]);
    expect(hiddenOf(deployed({ Topic: topic }, { Topic: 'arn:t' }))).toEqual([]);
  });
});

describe('what CloudFormation would refuse the whole stack for', () => {
  const sent = (Resources: object): unknown => {
    const document = parseTemplate(JSON.stringify({ Resources }), 'template.json');
    return JSON.parse(editText(document.text, withoutUnmade(document)));
  };

  test('is left out, and nothing else', () => {
    expect(sent({ Rule: rule, Topic: topic, Check: check })).toEqual({ Resources: { Topic: topic } });
    expect(sent({ Topic: topic })).toEqual({ Resources: { Topic: topic } });
    expect(sent({ Policy: { Type: 'AWS::IAM::RolePolicy' } })).toEqual({
      Resources: { Policy: { Type: 'AWS::IAM::RolePolicy' } },
    });
  });

  test('all of it, where there is nothing else', () => {
    expect(sent({ Rule: rule })).toEqual({ Resources: {} });
  });
});
