import { siblings } from '../../tables/siblings.ts';
import { pascalCase } from '../../../terraform/variables.ts';
import type { HclSpot } from '../spots.ts';

/** Enumerations of Terraform's own names, or of values that a template has no enumeration for, by the argument's name. */
const ownChoices: Readonly<Record<string, readonly string[]>> = {
  authorization: ['NONE', 'AWS_IAM', 'COGNITO_USER_POOLS'],
  explicit_auth_flows: [
    'ALLOW_USER_SRP_AUTH',
    'ALLOW_REFRESH_TOKEN_AUTH',
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    'ALLOW_CUSTOM_AUTH',
  ],
  auto_verified_attributes: ['email', 'phone_number'],
  username_attributes: ['email', 'phone_number'],
  origin_ssl_protocols: ['TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3'],
  allowed_methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  cached_methods: ['GET', 'HEAD', 'OPTIONS'],
  backend: ['s3', 'local', 'remote'],
  stat: siblings['Statistic'] ?? [],
  verb: siblings['HttpMethod'] ?? [],
};

/** What `type`, `name` or `action` says depends on what it stands in. */
const choicesIn: Readonly<Record<string, readonly string[]>> = {
  'attribute.type': ['S', 'N', 'B'],
  'aws_api_gateway_integration.type': ['AWS_PROXY', 'AWS', 'HTTP_PROXY', 'HTTP', 'MOCK'],
  'aws_api_gateway_authorizer.type': ['COGNITO_USER_POOLS', 'TOKEN', 'REQUEST'],
  'aws_route53_record.type': ['A', 'AAAA', 'CNAME'],
  'aws_route53_health_check.type': ['HTTPS', 'HTTP', 'TCP', 'HTTPS_STR_MATCH'],
  'recovery_mechanism.name': ['verified_email', 'verified_phone_number', 'admin_only'],
  'aws_lambda_permission.action': ['lambda:InvokeFunction', 'lambda:*', 'lambda:GetFunction'],
  'aws_lambda_permission.principal': ['apigateway.amazonaws.com', 'events.amazonaws.com', '*'],
  'aws_api_gateway_method_settings.method_path': ['*/*', 'profiles/GET', '~1profiles/GET'],
  'principals.type': ['Service', 'AWS', 'Federated'],
};

/** Values that stand in one enumeration only, whatever the argument is called. */
const byValue = (value: string): readonly string[] => {
  const lists = Object.values(siblings).filter((list) => list.includes(value));
  return lists.length === 1 && /^[A-Z]/.test(value) ? (lists[0] ?? []) : [];
};

/** The values of the enumeration that a value stands in; none for one of no enumeration. */
export const choicesOf = ({ key, type, parent }: HclSpot, value: string): readonly string[] => {
  const holder = parent?.part?.kind === 'block' && parent.parent !== undefined ? parent.key : type;
  const lists = [choicesIn[`${holder}.${key}`], ownChoices[key], siblings[pascalCase(key)], siblings[key]];
  return lists.find((list) => list?.includes(value)) ?? byValue(value);
};
