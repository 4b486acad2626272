import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

const properties = (id: string): string => `Resources.${id}.Properties`;
const each = (ids: readonly string[], mutants: (id: string) => readonly string[]): readonly string[] =>
  ids.flatMap(mutants);

const trust = (role: string): string => `${properties(role)}.AssumeRolePolicyDocument`;
const document = (role: string, index: number): string =>
  `${properties(role)}.Policies[${String(index)}].PolicyDocument`;
const onTable = `${document('FunctionRole', 0)}.Statement[0]`;
const onFunctionLogs = `${document('FunctionRole', 1)}.Statement[0]`;
const onApiLogs = `${document('ApiLoggingRole', 0)}.Statement[0]`;
const permission = properties('ApiInvokesFunction');

const roles = ['FunctionRole', 'ApiLoggingRole'];
const routes = ['CreateProfile', 'ListProfiles', 'ReadProfile', 'UpdateProfile', 'DeleteProfile'];

/** What has a region, or any other part, that may be written down. */
const arns = [
  `${onFunctionLogs}.Resource[*]`,
  `${onApiLogs}.Resource[*]`,
  `${permission}.SourceArn`,
  ...routes.map((id) => `${properties(id)}.Integration.Uri`),
  'Outputs.ApiGatewayArn.Value',
];

/** ARNs, policies and permissions of lib/profiles-api.yaml that may change without breaking a clause. */
export const policySurvivors: readonly SurvivorRecord[] = [
  // The same by another spelling.
  {
    mutants: [
      ...each(arns, (arn) => [`freeze:${arn}=1AWS::Partition`, `freeze:${arn}=3AWS::Region`]),
      `freeze:${properties('FunctionRole')}.ManagedPolicyArns[0]`,
      `freeze:${properties('ApiFunction')}.Environment.Variables.AWS_REGION_NAME`,
      `freeze:${properties('Distribution')}.DistributionConfig.Origins[0].DomainName=2AWS::Region`,
      `freeze:${properties('Distribution')}.DistributionConfig.Origins[0].DomainName=4AWS::URLSuffix`,
      `freeze:${properties('Dashboard')}.DashboardBody=*AWS::Region`,
      'freeze:Outputs.ApiGatewayInvokeUrl.Value=3AWS::Region',
      'freeze:Outputs.ApiGatewayInvokeUrl.Value=5AWS::URLSuffix',
    ],
    reason:
      'A parameter without allowed values is judged at its default, PrimaryRegion at us-east-1, where the constant is what it comes to; the partition there is aws. Where the variable itself belongs, PROF-TF-03 kills the constant.',
  },
  {
    mutants: [
      ...each(roles, (id) => [`remove-property|swap-enum|under-condition:${trust(id)}.Version`]),
      `remove-property|swap-enum|under-condition:${document('FunctionRole', 0)}.Version`,
      `remove-property|swap-enum|under-condition:${document('FunctionRole', 1)}.Version`,
      `remove-property|swap-enum|under-condition:${document('ApiLoggingRole', 0)}.Version`,
    ],
    reason:
      'The older version of the policy language, which is also its default, lacks only policy variables. These policies have none, so that they mean the same.',
  },
  {
    mutants: [
      `swap-attribute:${permission}.FunctionName=ApiFunction.Arn`,
      `widen-resource:${permission}.SourceArn=open end`,
    ],
    reason:
      "It means the same: a function by its ARN or its name; what follows the API's id ends with a star already.",
  },
  {
    mutants: [`swap-enum|under-condition:${permission}.Action`, `swap-enum:${permission}.Principal=*`],
    reason:
      'API Gateway may still invoke the function, and from this API only (PROF-FN-04): the SourceArn names it, and whoever is no service of AWS has none to show. More no clause asks.',
  },

  // What policies grant.
  {
    mutants: [
      `remove-item|under-condition:${onFunctionLogs}.Resource[0]`,
      `remove-item|under-condition:${onApiLogs}.Resource[0]`,
      `remove-item|under-condition:${onApiLogs}.Resource[2]`,
      `widen-resource:${onFunctionLogs}.Resource[1]=open end`,
      `widen-resource:${onApiLogs}.Resource[1]=open end`,
      `widen-resource:${onApiLogs}.Resource[3]=open end`,
    ],
    reason:
      'The ARN with `:*` at its end is left, which stands for the group as well as for its streams: all that PROF-ROLE-03, -05 and -06 ask for is still granted, and nothing on another group.',
  },
  {
    mutants: [`drop-action:${onApiLogs}.Action[2]=logs:DescribeLogGroups`],
    reason:
      'The next statement grants the listing of groups, on all of them: it is still one of the seven actions that PROF-ROLE-05 asks for.',
  },
  {
    mutants: [`alter-text:${onTable}.Resource[1]`, `widen-resource:${onTable}.Resource[1]=open end`],
    reason:
      "It still covers the table's one index, whose name ends with the x that the pattern ends with now, and nothing that is not an index of it.",
  },
  {
    mutants: [
      `widen-action:${onTable}.Action[4]=dynamodb:Query*`,
      `widen-action:${onTable}.Action[5]=dynamodb:Scan*`,
      `widen-action:${onApiLogs}.Action[6]=logs:Filter*`,
      ...each([onTable, onFunctionLogs, onApiLogs], (statement) => [
        `add-action:${statement}.Action=s3:GetObject`,
      ]),
    ],
    reason:
      'It grants nothing more: of the actions that IAM has the pattern matches this one alone, and no object of S3 has the ARN of a table or a log group.',
  },
  {
    mutants: each(roles, (id) => [`add-action|widen-action:${trust(id)}.Statement[0].Action`]),
    reason:
      'Who may assume the role stays the same (PROF-ROLE-01, PROF-ROLE-05): a service becomes a role by sts:AssumeRole only, and an action of another service means nothing in a trust policy.',
  },

  // What cannot be told from the template: not observable, which is no pass.
  {
    mutants: [
      ...each(roles, (id) => [
        `add-condition:${trust(id)}.Statement[0]`,
        `add-property:${properties(id)}=PermissionsBoundary`,
        `attach-managed:Resources.${id}=ReadOnlyAccess`,
      ]),
      `alter-text:${properties('FunctionRole')}.ManagedPolicyArns[0]`,
    ],
    reason:
      "A trust that hangs on a condition of the request, or a boundary or a policy of AWS's whose document is not at hand: who may assume the role, or what it is granted, is not observable then, which is never green under --strict.",
  },
  {
    mutants: [`freeze:${properties('ApiGatewayAccount')}.CloudWatchRoleArn`],
    reason:
      'Under another suffix or account it is the role of another deployment, which this one may share; whether that role can write the logs is in no part of this template. PROF-ROLE-06 (ours) is not observable then, which is never green under --strict.',
  },
];
