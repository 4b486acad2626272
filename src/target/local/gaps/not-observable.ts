import type { OpenGap } from './gap.ts';

const gap = (id: string, lost: string, reason: string): OpenGap => ({
  id,
  lost,
  remedy: 'not-observable',
  reason,
});

export const accessLogLines = gap(
  'access-log-lines',
  "an API's access and execution logs stay empty",
  'the local target delivers no line of an access or execution log',
);

export const emailDelivery = gap(
  'email-delivery',
  'a subscription by e-mail is confirmed at once, and no mail is sent',
  'the local target sends no mail and asks nobody to confirm',
);

export const apiMetrics = gap(
  'api-metrics',
  'a request through an API leaves no metric, of the API or of the function behind it',
  'the local target counts direct invocations only',
);

export const alarmDimensions = gap(
  'alarm-dimensions',
  "an alarm is evaluated whenever any metric is put, and on every function's errors whatever its dimensions",
  'the local target ignores the dimensions of an alarm',
);

export const callersOfKeys = gap(
  'callers-of-keys',
  "a table can be written by a caller whom its key's policy does not let through",
  "the local target asks for no permission of a table's key",
);

export const invokePermission = gap(
  'invoke-permission',
  "an API reaches its function whether the function's policy lets it or not",
  'the local target asks for no permission to invoke',
);

export const pythonVersion = gap(
  'python-version',
  'every Python runtime is run by the one Python of the local target',
  'the local target has one Python for all runtimes',
);

export const metricMath = gap(
  'metric-math',
  'a stack with an alarm on metric math is not made',
  "the local target's CloudFormation takes no alarm with Metrics",
);

export const unknownTypes = gap(
  'unknown-types',
  'a stack with an AWS::IAM::RolePolicy, an AWS::SNS::TopicInlinePolicy or an AWS::SQS::QueueInlinePolicy is not made',
  "the local target's CloudFormation does not know the type",
);

export const missingRedeploy = gap(
  'missing-redeploy',
  "a change of an API's methods holds at once, deployed or not",
  'the local target serves the methods as they are, not as they were deployed',
);

export const validationContentType = gap(
  'validation-content-type',
  "a body of any content type is validated with application/json's model, and a model under $default is never used",
  'the local target does not choose the model by content type',
);

export const integrationRights = gap(
  'integration-rights',
  "an API's integration sends to a queue whether its role may send or not",
  "the local target's integrations act as the account's root",
);

export const integrationAction = gap(
  'integration-action',
  'an integration that names an action of SQS (sqs:action/SendMessage) answers 504',
  'the local target knows integrations with the path of a queue only',
);

export const integrationParameters = gap(
  'integration-parameters',
  "an integration's request parameters do not reach SQS",
  "the local target's integrations with SQS send what the template of the body says, and nothing else",
);

export const eventSourceRights = gap(
  'event-source-rights',
  "a queue or a stream is read for a function whether the function's role may read it or not",
  'the local target asks for no permission to read an event source',
);

export const streamRetries = gap(
  'stream-retries',
  "a stream's failing batch is tried again without end, and never halved",
  'the local target limits no retries of a stream and bisects no batch',
);

export const xRayTraces = gap(
  'x-ray-traces',
  'a request that is traced leaves no trace',
  'the local target has no X-Ray that traces requests',
);
