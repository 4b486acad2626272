import { equals, expectFact, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import { isSubscribed } from '../common/subscribed.ts';
import { apiErrors, functionDuration, functionErrors, tableErrors } from './alarms.ts';
import { hcl, remove, removeResource, set, sub, swapReference } from './breaks.ts';
import { shown } from './dashboard.ts';
import { followed, suffixOf } from './followed.ts';
import { withData } from './series-with-data.ts';
import { control, section } from './words.ts';

const rule = 'aws_xray_sampling_rule.api';

const isAny = (fact: Fact<string | undefined>, what: string): Check =>
  equals(fact, '*', `${what} that is sampled`);

/** Monitoring. */
export const monitoring = section('-', 'Monitoring', [
  control('PROF-MON-01', 'a topic for alarms, to which AlarmEmail is subscribed by e-mail', {
    judge: ({ topic }, context) => {
      const address = context.scenario.parameters.get('AlarmEmail');
      return [
        equals(topic.own, true, 'that the stack itself made the topic'),
        // Nobody is told where no address is given; where the source takes none, any will do.
        address === '' ? pass() : isSubscribed(topic, address, 'AlarmEmail'),
      ];
    },
    breaks: [
      set('AWS::SNS::Subscription', 'Protocol', 'email-json'),
      set('AWS::SNS::Subscription', 'Endpoint', 'alarms@example.com'),
      swapReference('AWS::SNS::Subscription', 'TopicArn'),
      removeResource('AWS::SNS::Subscription'),
    ],
    breaksTerraform: [
      hcl.set('aws_sns_topic_subscription.email', 'protocol', '"sms"'),
      hcl.set('aws_sns_topic_subscription.email', 'endpoint', '"alarms@example.com"'),
      hcl.remove('aws_sns_topic_subscription.email'),
    ],
  }),
  shown,
  apiErrors,
  control('PROF-MON-04', 'a rule of X-Ray that samples one request in a second and one of twenty beyond', {
    judge: ({ samplingRule: its }, context) => [
      equals(its.name, `${suffixOf(context)}-api-sampling`, "the rule's name"),
      expectFact(its.name, "the rule's name", 'at most 32 characters', (name = '') => name.length <= 32),
      equals(its.version, 1, "the rule's version"),
      equals(its.priority, 1000, "the rule's priority"),
      equals(its.reservoir, 1, 'the requests a second that are sampled in any case'),
      equals(its.rate, 0.05, 'the part of the others that is sampled'),
      expectFact(
        its.attributes,
        "the rule's attributes",
        `Environment=${followed(context, 'Environment', 'prod')} alone`,
        (attributes) => {
          const environment = attributes.get('Environment');
          return (
            attributes.size === 1 &&
            environment !== undefined &&
            need(environment) === followed(context, 'Environment', 'prod')
          );
        },
        (attributes) => [...attributes].map(([name, value]) => `${name}=${valueOf(value) ?? '?'}`),
      ),
      isAny(its.host, 'the host'),
      isAny(its.httpMethod, 'the method'),
      isAny(its.urlPath, 'the path'),
      isAny(its.serviceName, 'the service'),
      isAny(its.serviceType, 'the type of service'),
      isAny(its.resourceArn, 'the resource'),
    ],
    breaks: [
      set('samplingRule', 'SamplingRule.RuleName', 'api-sampling'),
      set('samplingRule', 'SamplingRule.RuleName', sub('${EnvironmentSuffix}-of-another-name-api-sampling')),
      remove('samplingRule', 'SamplingRule.Version'),
      set('samplingRule', 'SamplingRule.Priority', 9999),
      set('samplingRule', 'SamplingRule.ReservoirSize', 0),
      set('samplingRule', 'SamplingRule.FixedRate', 5),
      set('samplingRule', 'SamplingRule.Attributes', { Environment: 'prod' }),
      remove('samplingRule', 'SamplingRule.Attributes'),
      set('samplingRule', 'SamplingRule.Host', 'example.com'),
      set('samplingRule', 'SamplingRule.HTTPMethod', 'GET'),
      set('samplingRule', 'SamplingRule.URLPath', '/profiles'),
      set('samplingRule', 'SamplingRule.ServiceName', 'other'),
      set('samplingRule', 'SamplingRule.ServiceType', 'AWS::Lambda::Function'),
      set('samplingRule', 'SamplingRule.ResourceARN', 'arn:aws:lambda:us-east-1:123456789012:function:other'),
    ],
    breaksTerraform: [
      hcl.set(rule, 'rule_name', '"api-sampling"'),
      hcl.set(rule, 'rule_name', '"${var.environment_suffix}-of-another-name-api-sampling"'),
      hcl.remove(rule, 'version'),
      hcl.set(rule, 'priority', '9999'),
      hcl.set(rule, 'reservoir_size', '0'),
      hcl.set(rule, 'fixed_rate', '5'),
      hcl.set(rule, 'attributes', '{ Environment = "prod" }'),
      hcl.set(rule, 'host', '"example.com"'),
      hcl.set(rule, 'http_method', '"GET"'),
      hcl.set(rule, 'url_path', '"/profiles"'),
      hcl.set(rule, 'service_name', '"other"'),
      hcl.set(rule, 'service_type', '"AWS::Lambda::Function"'),
      hcl.set(rule, 'resource_arn', '"arn:aws:lambda:us-east-1:123456789012:function:other"'),
    ],
  }),
  withData,
  functionErrors,
  functionDuration,
  tableErrors,
]);
