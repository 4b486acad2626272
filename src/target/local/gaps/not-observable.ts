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

export const apiEndpoint = gap(
  'api-endpoint',
  "a REST API's endpoint configuration reads back empty",
  "the local target keeps no REST API's endpoint configuration",
);

export const metricMath = gap(
  'metric-math',
  'a stack with an alarm on metric math is not made',
  "the local target's CloudFormation takes no alarm with Metrics",
);

export const unknownTypes = gap(
  'unknown-types',
  'a stack with an AWS::IAM::RolePolicy or an AWS::SNS::TopicInlinePolicy is not made',
  "the local target's CloudFormation does not know the type",
);
