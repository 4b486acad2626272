import { joined, made, propertyText, type Name, type Named, type Naming, type Namings } from './naming.ts';

const byName = 'arn:{partition}:lambda:{region}:{account}:function:';

/** The ARN of the function that a property names: by its ARN, a part of it, or its name. */
const functionArn =
  (property: string) =>
  (named: Named, naming: Naming): Name => {
    const given = propertyText(named, property);
    if (typeof given !== 'string' || given.startsWith('arn:')) return given;
    return joined(made(byName, named, naming), given.slice(given.lastIndexOf(':') + 1));
  };

const qualified =
  (qualifier: (named: Named) => Name) =>
  (named: Named, naming: Naming): Name =>
    joined(functionArn('FunctionName')(named, naming), ':', qualifier(named));
// A version's number is the service's; the first one is what a new stack gets.
const version = qualified(() => '1');
const alias = qualified((named) => propertyText(named, 'Name'));

export const lambdaNamings: Namings = {
  'AWS::Lambda::Function': {
    name: { property: 'FunctionName', longest: 64 },
    ref: '{name}',
    attributes: { Arn: `${byName}{name}` },
  },
  'AWS::Lambda::Version': { ref: version, attributes: { FunctionArn: version, Version: '1' } },
  'AWS::Lambda::Alias': { ref: alias, attributes: { AliasArn: alias } },
  'AWS::Lambda::Permission': {
    ref: '{stack}-{id}-{upper:12}',
    attributes: { Id: '{stack}-{id}-{upper:12}' },
  },
  'AWS::Lambda::EventSourceMapping': {
    ref: '{uuid}',
    attributes: {
      Id: '{uuid}',
      EventSourceMappingArn: 'arn:{partition}:lambda:{region}:{account}:event-source-mapping:{uuid}',
    },
  },
  'AWS::Lambda::LayerVersion': {
    name: { property: 'LayerName', longest: 140 },
    ref: 'arn:{partition}:lambda:{region}:{account}:layer:{name}:1',
    attributes: { LayerVersionArn: '{ref}' },
  },
  'AWS::Lambda::Url': {
    ref: functionArn('TargetFunctionArn'),
    attributes: { FunctionArn: '{ref}', FunctionUrl: 'https://{lower:32}.lambda-url.{region}.on.aws/' },
  },
};
