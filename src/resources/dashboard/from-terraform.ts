import type { TerraformMapping } from '../../terraform/mapping.ts';
import { argument, jsonArgument, textFrom } from '../terraform-words.ts';

/** CloudWatch dashboards. */
export const dashboardMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_cloudwatch_dashboard',
    as: 'AWS::CloudWatch::Dashboard',
    properties: {
      DashboardName: argument('dashboard_name'),
      // What jsonencode made it of keeps its places.
      DashboardBody: jsonArgument('dashboard_body'),
    },
    attributes: {
      id: 'Ref',
      dashboard_arn: (its) =>
        textFrom(
          [
            `arn:${its.scenario.partition}:cloudwatch::${its.scenario.accountId}:dashboard/`,
            its.get('dashboard_name'),
          ],
          its.at,
        ),
    },
  },
];
