import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { FunctionCode, FunctionFacts, InvokePermission } from './facts.ts';
import { namesFunction, qualifierOf } from './names.ts';

/**
 * The functions of a template.
 * @param variables the environment variables to observe; the others are unknown. All unless given.
 */
export const functionsOf = (
  stack: ResolvedStack,
  variables?: readonly string[],
): readonly FunctionFacts[] => {
  const permissions = ofType(stack, 'AWS::Lambda::Permission').map(permissionOf);
  return ofType(stack, 'AWS::Lambda::Function').map((resource) =>
    functionOf(resource, permissions, variables),
  );
};

const permissionOf = (resource: ResolvedResource): InvokePermission => {
  const its = properties(resource);
  return {
    functionName: required(its.text('FunctionName')),
    principal: required(its.text('Principal')),
    action: required(its.text('Action')),
    sourceArn: its.text('SourceArn'),
    sourceAccount: its.text('SourceAccount'),
    at: resource.at,
  };
};

const functionOf = (
  resource: ResolvedResource,
  permissions: readonly InvokePermission[],
  variables: readonly string[] | undefined,
): FunctionFacts => {
  const its = properties(resource);
  const names = { name: refOf(resource), arn: attributeOf(resource, 'Arn') };
  const reaches = ({ functionName }: InvokePermission): boolean =>
    !functionName.known ||
    namesFunction(functionName.value, names) ||
    qualifierOf(functionName.value, names) !== undefined;
  const logGroup = its.child('LoggingConfig').text('LogGroup');
  const ownLogGroup: Fact<string> = names.name.known
    ? known(`/aws/lambda/${names.name.value}`, resource.at)
    : names.name;
  return {
    ...resourceFacts(resource),
    ...names,
    packageType: withDefault(its.text('PackageType'), 'Zip'),
    runtime: its.text('Runtime'),
    handler: its.text('Handler'),
    code: codeOf(its),
    inlineCode: inlineCodeOf(its),
    role: required(its.text('Role')),
    environment: map(its.child('Environment').textMap('Variables'), (all) =>
      variables === undefined ? all : onlyObserved(all, variables),
    ),
    timeout: withDefault(its.number('Timeout'), 3),
    memory: withDefault(its.number('MemorySize'), 128),
    tracing: withDefault(its.child('TracingConfig').text('Mode'), 'PassThrough'),
    logGroupName: logGroup.known && logGroup.value === undefined ? ownLogGroup : required(logGroup),
    permissions: known(permissions.filter(reaches), resource.at),
    madeAfter: known(resource.madeAfter, resource.at),
  };
};

/** Under which name the code of a function of Terraform's has a local file, which goes straight to Lambda. */
export const localFile = 'terraform:filename';

/** `Code` as a text is a local folder, which the CLI's `package` command uploads; it then writes the bucket and the key in its place. */
const codeOf = (its: Properties): FunctionCode => {
  const code = its.child('Code');
  if (code.value?.kind !== 'scalar')
    return { bucket: code.text('S3Bucket'), key: code.text('S3Key'), folder: code.text(localFile) };
  const hidden = unknown('its package is still to be uploaded', code.at);
  return { bucket: hidden, key: hidden, folder: its.text('Code') };
};

const inlineCodeOf = (its: Properties): Fact<string | undefined> => {
  const code = its.child('Code');
  return code.value?.kind === 'scalar' ? known(undefined, code.at) : code.text('ZipFile');
};

const onlyObserved = (
  all: ReadonlyMap<string, Fact<string>>,
  variables: readonly string[],
): ReadonlyMap<string, Fact<string>> =>
  new Map(
    [...all].map(([name, value]) => [
      name,
      variables.includes(name)
        ? value
        : unknown(`the spec does not list ${name} among the variables it reads`, value.at),
    ]),
  );
