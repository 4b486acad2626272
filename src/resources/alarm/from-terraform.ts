import type { TerraformMapping } from '../../terraform/mapping.ts';
import { argument, argumentOr, blocks, pairs, record, tagList } from '../terraform-words.ts';

/** Metric alarms. */
export const alarmMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_cloudwatch_metric_alarm',
    as: 'AWS::CloudWatch::Alarm',
    properties: {
      AlarmName: argument('alarm_name'),
      AlarmDescription: argument('alarm_description'),
      Namespace: argument('namespace'),
      MetricName: argument('metric_name'),
      Dimensions: (its) => pairs(its.get('dimensions'), 'Name', 'Value'),
      Statistic: argument('statistic'),
      ExtendedStatistic: argument('extended_statistic'),
      Unit: argument('unit'),
      ComparisonOperator: argument('comparison_operator'),
      Threshold: argument('threshold'),
      ThresholdMetricId: argument('threshold_metric_id'),
      Period: argument('period'),
      EvaluationPeriods: argument('evaluation_periods'),
      DatapointsToAlarm: argument('datapoints_to_alarm'),
      TreatMissingData: argumentOr('treat_missing_data', 'missing'),
      ActionsEnabled: argumentOr('actions_enabled', true),
      AlarmActions: argument('alarm_actions'),
      OKActions: argument('ok_actions'),
      InsufficientDataActions: argument('insufficient_data_actions'),
      Metrics: blocks('metric_query', (get, at) => ({
        Id: get('id'),
        Expression: get('expression'),
        ReturnData: get('return_data'),
        MetricStat:
          get('metric') &&
          record(
            {
              Metric: record(
                {
                  Namespace: get('metric.namespace'),
                  MetricName: get('metric.metric_name'),
                  Dimensions: pairs(get('metric.dimensions'), 'Name', 'Value'),
                },
                at,
              ),
              Stat: get('metric.stat'),
              Period: get('metric.period'),
              Unit: get('metric.unit'),
            },
            at,
          ),
      })),
      Tags: tagList,
    },
    attributes: { id: 'Ref', arn: 'Arn' },
  },
];
