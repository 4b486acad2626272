import type { TerraformMapping } from '../../terraform/mapping.ts';
import { argument, nameArgument, tagList, textFrom } from '../terraform-words.ts';

/** Log groups. Their ARN is one without `:*`, and a retention of 0 days is for ever. */
export const logGroupMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_cloudwatch_log_group',
    as: 'AWS::Logs::LogGroup',
    properties: {
      LogGroupName: nameArgument(),
      RetentionInDays: (its) => {
        const days = its.get('retention_in_days');
        return days?.kind === 'scalar' && Number(days.value) === 0 ? undefined : days;
      },
      KmsKeyId: argument('kms_key_id'),
      Tags: tagList,
    },
    attributes: {
      id: 'Ref',
      name: nameArgument(),
      arn: (its) => {
        const { partition, region, accountId } = its.scenario;
        return textFrom(
          [`arn:${partition}:logs:${region}:${accountId}:log-group:`, its.attribute('name')],
          its.at,
        );
      },
    },
  },
];
