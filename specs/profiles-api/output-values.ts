import { equals, expectFact, notObservable } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { known, map, type Fact } from '../../src/facts/fact.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import type { OutputFacts } from '../../src/resources/stack/facts.ts';
import { variable } from '../common/relations.ts';
import type { OutputName } from './breaks.ts';
import { suffixInNames } from './names.ts';
import type { ProfilesApi } from './subjects.ts';

/** One output. */
export interface Output {
  /** As a template names it. */
  readonly name: OutputName;
  /** As Terraform names it. */
  readonly terraform: string;
  /** Whether it is there only with Route 53. */
  readonly ofRoute53?: true;
  /** Judges its value. `what`: the output, in a sentence. */
  readonly judge: (output: OutputFacts, what: string, subjects: ProfilesApi, context: Context) => Check;
}

/** An output that is one fact of a subject. */
const fact =
  (of: (subjects: ProfilesApi, context: Context) => Fact<string | undefined>): Output['judge'] =>
  ({ value }, what, subjects, context) => {
    const wanted = need(of(subjects, context));
    return expectFact(value, what, wanted, (text) => wanted !== undefined && text === wanted);
  };

/** What a parameter says; of a stack without it, what is really there. */
const parameter =
  (
    name: string,
    usual: string,
    really: (subjects: ProfilesApi, context: Context) => Fact<string | undefined>,
  ): Output['judge'] =>
  (output, what, subjects, context) => {
    const { scenario, system } = context;
    const given = scenario.parameters.get(name);
    const wanted = given === undefined && system.source === 'live' ? really(subjects, context) : undefined;
    if (wanted === undefined) return equals(output.value, given ?? usual, what);
    return wanted.known
      ? equals(output.value, wanted.value ?? '', what)
      : notObservable(`${what}: ${wanted.reason}`);
  };

const url: Output['judge'] = ({ value }, what, { api, stage }, { scenario }) => {
  const [apiId, stageName] = [need(api.apiId), need(stage.name)];
  const wanted = `https://${apiId}.execute-api.${scenario.region}.amazonaws.com/${stageName}`;
  return expectFact(value, what, wanted, (text) => {
    const found = invokeUrl(text);
    return (
      found?.apiId === apiId &&
      found.stage === stageName &&
      found.region === scenario.region &&
      found.path === ''
    );
  });
};

/** A list is its JSON in Terraform's outputs, and its members with commas between them in a template's. */
const membersOf = (text: string): readonly string[] => {
  try {
    const data: unknown = JSON.parse(text);
    if (Array.isArray(data)) return data.map(String);
  } catch {
    // It is no JSON.
  }
  return text.split(',').map((member) => member.trim());
};

const nameServers: Output['judge'] = ({ value }, what, _, { system }) => {
  const [zone] = system.all('hostedZone');
  if (zone === undefined) return notObservable(`${what}: there is no hosted zone to compare it with`);
  const wanted = need(zone.nameServers).map((each) => need(each));
  return expectFact(
    value,
    what,
    wanted.join(','),
    (text) => [...membersOf(text)].sort().join() === [...wanted].sort().join(),
  );
};

const zoneId: Output['judge'] = ({ value }, what, _, { system }) => {
  const ids = system.all('hostedZone').map((zone) => valueOf(zone.zoneId));
  return expectFact(value, what, ids.join(' or '), (text) => ids.includes(text));
};

/** On a live stack without parameters: where the table has another replica. */
const otherRegion = ({ table }: ProfilesApi, { scenario }: Context): Fact<string | undefined> =>
  map(table.replicas, (replicas) =>
    replicas.map(({ region }) => valueOf(region)).find((region) => region !== scenario.region),
  );

/** The outputs, in the order of the specification. */
export const outputList: readonly Output[] = [
  { name: 'ApiGatewayInvokeUrl', terraform: 'api_gateway_invoke_url', judge: url },
  { name: 'ApiGatewayId', terraform: 'api_gateway_id', judge: fact(({ api }) => api.apiId) },
  {
    name: 'ApiGatewayArn',
    terraform: 'api_gateway_arn',
    judge: fact(({ api }, { scenario: { partition, region } }) =>
      map(api.apiId, (id) => `arn:${partition}:apigateway:${region}::/restapis/${id}`),
    ),
  },
  {
    name: 'CloudfrontDomainName',
    terraform: 'cloudfront_domain_name',
    judge: fact(({ distribution }) => distribution.domainName),
  },
  {
    name: 'CloudfrontDistributionId',
    terraform: 'cloudfront_distribution_id',
    judge: fact(({ distribution }) => distribution.distributionId),
  },
  {
    name: 'CloudfrontUrl',
    terraform: 'cloudfront_url',
    judge: fact(({ distribution }) => map(distribution.domainName, (domain) => `https://${domain}`)),
  },
  { name: 'CognitoUserPoolId', terraform: 'cognito_user_pool_id', judge: fact(({ pool }) => pool.poolId) },
  { name: 'CognitoUserPoolArn', terraform: 'cognito_user_pool_arn', judge: fact(({ pool }) => pool.arn) },
  {
    name: 'CognitoUserPoolClientId',
    terraform: 'cognito_user_pool_client_id',
    judge: fact(({ client }) => client.clientId),
  },
  {
    name: 'CognitoUserPoolDomain',
    terraform: 'cognito_user_pool_domain',
    judge: fact(({ poolDomain }) => poolDomain.domain),
  },
  { name: 'DynamodbTableName', terraform: 'dynamodb_table_name', judge: fact(({ table }) => table.name) },
  { name: 'DynamodbTableArn', terraform: 'dynamodb_table_arn', judge: fact(({ table }) => table.arn) },
  {
    name: 'DynamodbTableStreamArn',
    terraform: 'dynamodb_table_stream_arn',
    judge: fact(({ table }) => table.stream.arn),
  },
  { name: 'LambdaFunctionName', terraform: 'lambda_function_name', judge: fact(({ fn }) => fn.name) },
  { name: 'LambdaFunctionArn', terraform: 'lambda_function_arn', judge: fact(({ fn }) => fn.arn) },
  {
    name: 'LambdaLogGroup',
    terraform: 'lambda_log_group',
    judge: fact(({ functionLogGroup }) => functionLogGroup.name),
  },
  {
    name: 'PrimaryRegion',
    terraform: 'primary_region',
    judge: parameter('PrimaryRegion', 'us-east-1', (_, { scenario }) => known(scenario.region)),
  },
  {
    name: 'SecondaryRegion',
    terraform: 'secondary_region',
    judge: parameter('SecondaryRegion', 'us-west-2', otherRegion),
  },
  { name: 'Route53ZoneId', terraform: 'route53_zone_id', ofRoute53: true, judge: zoneId },
  { name: 'Route53NameServers', terraform: 'route53_name_servers', ofRoute53: true, judge: nameServers },
  {
    name: 'CustomDomainName',
    terraform: 'custom_domain_name',
    ofRoute53: true,
    judge: parameter('DomainName', '', (_, { system }) => {
      const [zone] = system.all('hostedZone');
      return zone?.name ?? known(undefined);
    }),
  },
  { name: 'SnsTopicArn', terraform: 'sns_topic_arn', judge: fact(({ topic }) => topic.arn) },
  {
    name: 'CloudwatchDashboardName',
    terraform: 'cloudwatch_dashboard_name',
    judge: fact(({ dashboard }) => dashboard.name),
  },
  {
    name: 'EnvironmentSuffix',
    terraform: 'environment_suffix',
    judge: parameter('EnvironmentSuffix', 'dev', (subjects) => known(suffixInNames(subjects))),
  },
  {
    name: 'Environment',
    terraform: 'environment',
    judge: parameter('Environment', 'prod', ({ samplingRule }) =>
      variable(samplingRule.attributes, 'Environment'),
    ),
  },
];
