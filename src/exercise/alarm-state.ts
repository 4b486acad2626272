import type { Dimension } from '@aws-sdk/client-cloudwatch';
import type { Target } from '../target/target.ts';

/** A metric alarm's state. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** A metric alarm's state now; undefined when there is no alarm of that name. */
export const alarmState = async (target: Target, alarmName: string): Promise<AlarmState | undefined> => {
  const cloudWatch = await target.clients.cloudWatch();
  const { MetricAlarms: alarms = [] } = await cloudWatch.describeAlarms({ AlarmNames: [alarmName] });
  return alarms[0]?.StateValue;
};

/** Sets a metric alarm's state by hand. CloudWatch puts it right again when it next evaluates the alarm. */
export const setAlarmState = async (target: Target, alarmName: string, state: AlarmState): Promise<void> => {
  const cloudWatch = await target.clients.cloudWatch();
  await cloudWatch.setAlarmState({
    AlarmName: alarmName,
    StateValue: state,
    StateReason: 'Set by Stackproof, which is exercising this stack.',
  });
};

const hour = 3_600_000;

/** The errors of a function that CloudWatch has counted in the last hour. */
export const errorsCounted = async (target: Target, functionName: string): Promise<number> => {
  const cloudWatch = await target.clients.cloudWatch();
  const dimensions: Dimension[] = [{ Name: 'FunctionName', Value: functionName }];
  const now = Date.now();
  const { Datapoints: points = [] } = await cloudWatch.getMetricStatistics({
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Dimensions: dimensions,
    StartTime: new Date(now - hour),
    EndTime: new Date(now + 60_000),
    Period: 60,
    Statistics: ['Sum'],
  });
  return points.reduce((sum, { Sum: count = 0 }) => sum + count, 0);
};

/**
 * The local target evaluates alarms only when somebody puts a metric, where CloudWatch does so by itself: this puts one of
 * our own there. Does nothing on AWS.
 */
export const promptEvaluation = async (target: Target): Promise<void> => {
  if (target.name !== 'local') return;
  const cloudWatch = await target.clients.cloudWatch();
  await cloudWatch.putMetricData({
    Namespace: 'Stackproof',
    MetricData: [{ MetricName: 'Prompt', Value: 1 }],
  });
};
