import type { Context } from '../../src/control/control.ts';
import { equals } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import { gatewayMayInvokeFor, onlyThisApiMayInvoke } from '../common/invocation.ts';
import { comesAfter } from '../common/made-after.ts';
import { oneByOne } from '../common/one-by-one.ts';
import { asOurs } from '../common/ours.ts';
import { variable } from '../common/relations.ts';
import {
  attachFromElsewhere,
  hcl,
  onlyWhen,
  ref,
  remove,
  removeAttribute,
  removeResource,
  set,
  sub,
  together,
} from './breaks.ts';
import { followed, isOn, suffixOf } from './followed.ts';
import { routes, type ProfilesApi } from './subjects.ts';
import { control, section } from './words.ts';

/** A number that follows a parameter. */
const follows = (
  fact: Fact<number>,
  what: string,
  parameter: string,
  usual: number,
  context: Context,
): Check => equals(fact, Number(followed(context, parameter, String(usual))), what);

/** The resources without which a role does not grant all that it is to grant: itself, and those that give it policies. */
const carriersOf = (role: RoleFacts): readonly string[] => [
  ...new Set([
    role.id,
    // A policy that is written in the role comes with it.
    ...need(role.policies).flatMap(({ at, attachedAt = at }) => [at.resource, attachedAt.resource]),
  ]),
];

/** Whatever a function that is called at once needs is there before it: what its role may do, and its log group. */
const comesLast = (its: ProfilesApi): readonly Check[] =>
  oneByOne([
    () => comesAfter(carriersOf(its.role), 'the function', its.fn.madeAfter, ', of its role'),
    () => comesAfter([its.functionLogGroup.id], 'the function', its.fn.madeAfter, ', its log group'),
  ]);

const fromApi = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}';
const inTerraform = 'aws_lambda_function.api';

/** The function. */
export const compute = section('-', 'The function', [
  control(
    'PROF-FN-01',
    'it runs python3.11 with 256 MB for at most 30 s, from lambda_function.lambda_handler',
    {
      judge: ({ fn }, context) => [
        equals(fn.runtime, followed(context, 'LambdaRuntime', 'python3.11'), "the function's runtime"),
        follows(fn.memory, "the function's memory", 'LambdaMemorySize', 256, context),
        follows(fn.timeout, "the function's timeout", 'LambdaTimeout', 30, context),
        equals(fn.handler, 'lambda_function.lambda_handler', "the function's handler"),
        equals(fn.packageType, 'Zip', "the function's package type (an image has no handler)"),
      ],
      breaks: [
        set('fn', 'MemorySize', 512),
        set('fn', 'Runtime', 'python3.11'),
        remove('fn', 'Runtime'),
        set('fn', 'MemorySize', 256),
        remove('fn', 'MemorySize'),
        set('fn', 'Timeout', 30),
        set('fn', 'Timeout', ref('LambdaMemorySize')),
        set('fn', 'Handler', 'index.handler'),
        set('fn', 'PackageType', 'Image'),
      ],
      breaksTerraform: [
        hcl.set(inTerraform, 'runtime', '"python3.11"'),
        hcl.remove(inTerraform, 'memory_size'),
        hcl.set(inTerraform, 'memory_size', '256'),
        hcl.remove(inTerraform, 'timeout'),
        hcl.set(inTerraform, 'timeout', '30'),
        hcl.set(inTerraform, 'handler', '"index.handler"'),
        hcl.set(inTerraform, 'package_type', '"Image"'),
      ],
    },
  ),

  control('PROF-FN-02', 'its variables name the table, the region and the suffix', {
    judge: (its, context) => [
      ...oneByOne([
        () =>
          equals(
            variable(its.fn.environment, 'DYNAMODB_TABLE_NAME'),
            need(its.table.name),
            'the variable DYNAMODB_TABLE_NAME',
          ),
      ]),
      equals(
        variable(its.fn.environment, 'AWS_REGION_NAME'),
        context.scenario.region,
        'the variable AWS_REGION_NAME',
      ),
      equals(
        variable(its.fn.environment, 'ENVIRONMENT_SUFFIX'),
        suffixOf(context),
        'the variable ENVIRONMENT_SUFFIX',
      ),
    ],
    breaks: [
      set('fn', 'Environment.Variables.DYNAMODB_TABLE_NAME', ref('EnvironmentSuffix')),
      set('fn', 'Environment.Variables.DYNAMODB_TABLE_NAME', 'dev-user-profiles'),
      remove('fn', 'Environment.Variables.DYNAMODB_TABLE_NAME'),
      set('fn', 'Environment.Variables.AWS_REGION_NAME', ref('SecondaryRegion')),
      remove('fn', 'Environment.Variables.AWS_REGION_NAME'),
      set('fn', 'Environment.Variables.ENVIRONMENT_SUFFIX', ref('Environment')),
      set('fn', 'Environment.Variables.ENVIRONMENT_SUFFIX', 'dev'),
    ],
    breaksTerraform: [
      hcl.set(inTerraform, 'environment.variables.DYNAMODB_TABLE_NAME', '"dev-user-profiles"'),
      hcl.set(inTerraform, 'environment.variables.AWS_REGION_NAME', 'var.secondary_region'),
      hcl.set(inTerraform, 'environment.variables.ENVIRONMENT_SUFFIX', 'var.environment'),
      hcl.remove(inTerraform, 'environment'),
    ],
  }),

  control('PROF-FN-03', 'X-Ray traces it, unless tracing is switched off: then what its caller traces', {
    judge: ({ fn }, context) =>
      equals(
        fn.tracing,
        isOn(context, 'EnableXrayTracing', true) ? 'Active' : 'PassThrough',
        "the function's tracing",
      ),
    breaks: [
      set('fn', 'TracingConfig.Mode', 'Active'),
      set('fn', 'TracingConfig.Mode', 'PassThrough'),
      remove('fn', 'TracingConfig'),
      set('fn', 'TracingConfig.Mode', onlyWhen('EnableXrayTracing', 'false', 'Active')),
    ],
    breaksTerraform: [
      hcl.set(inTerraform, 'tracing_config.mode', '"Active"'),
      hcl.set(inTerraform, 'tracing_config.mode', '"PassThrough"'),
      hcl.remove(inTerraform, 'tracing_config'),
    ],
  }),

  control('PROF-FN-04', 'API Gateway may invoke it for every route; ours: from this API only', {
    judge: (its, context) => [
      ...oneByOne(
        routes.map(
          ([name, verb, path]) =>
            () =>
              gatewayMayInvokeFor(its, { method: its[name], verb, path }, context),
        ),
      ),
      ...onlyThisApiMayInvoke(its, context).map(asOurs),
    ],
    breaks: [
      removeResource('AWS::Lambda::Permission'),
      set('AWS::Lambda::Permission', 'Principal', 'events.amazonaws.com'),
      set('AWS::Lambda::Permission', 'Action', 'lambda:GetFunction'),
      set('AWS::Lambda::Permission', 'SourceArn', sub(`${fromApi}/*/*/profiles`)),
      set('AWS::Lambda::Permission', 'SourceArn', sub(`${fromApi}/*/*/profiles/*`)),
      set('AWS::Lambda::Permission', 'SourceArn', sub(`${fromApi}/*/GET/*`)),
      set('AWS::Lambda::Permission', 'SourceArn', sub(`${fromApi}/dev/*`)),
      remove('AWS::Lambda::Permission', 'SourceArn'),
      set(
        'AWS::Lambda::Permission',
        'SourceArn',
        sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*/*/*'),
      ),
    ],
    breaksTerraform: [
      hcl.remove('aws_lambda_permission.api'),
      hcl.set('aws_lambda_permission.api', 'principal', '"events.amazonaws.com"'),
      hcl.set(
        'aws_lambda_permission.api',
        'source_arn',
        '"${aws_api_gateway_rest_api.profiles.execution_arn}/*/GET/*"',
      ),
      hcl.remove('aws_lambda_permission.api', 'source_arn'),
    ],
  }),

  control('PROF-FN-05', "its role's policies and its log group come first", {
    template: comesLast,
    terraform: comesLast,
    breaks: [
      attachFromElsewhere('role', 'dynamodb:Scan', 'AWS::DynamoDB::GlobalTable'),
      // Its role names the log group, too.
      together(
        'nothing that the function waits for names its log group',
        removeAttribute('fn', 'DependsOn'),
        set('role', 'Policies[1].PolicyDocument.Statement[0].Resource', '*'),
      ),
    ],
    breaksTerraform: [
      hcl.remove(inTerraform, 'depends_on[0]'),
      hcl.remove(inTerraform, 'depends_on[1]'),
      hcl.remove(inTerraform, 'depends_on[2]'),
      hcl.remove(inTerraform, 'depends_on[3]'),
    ],
  }),
]);
