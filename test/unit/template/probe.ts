import { plain, problemsIn, resolved } from './resolving.ts';

/** A template in which one property has this value, on line 23. */
export const template = (value: string): string => `
Parameters:
  Env: { Type: String, Default: dev }
  Count: { Type: Number, Default: 3 }
  Zones: { Type: CommaDelimitedList, Default: 'a, b,c' }
  Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /ami }
Mappings:
  Regions:
    us-east-1: { Name: virginia, List: [x, y] }
  Accounts:
    123456789012: { Name: ours }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Equals [!Ref Env, dev]
  Unclear: !Equals [!Ref Image, x]
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties: { TableName: !Sub '\${AWS::StackName}-data' }
  Probe:
    Type: AWS::Test::Probe
    Properties:
      Value: ${value}
`;

/** What that property comes to, and the template's problems. */
export const probed = (value: string) => {
  const stack = resolved(template(value));
  return {
    value: plain(stack.resources.get('Probe')?.properties.entries.get('Value')),
    problems: problemsIn(stack),
  };
};
