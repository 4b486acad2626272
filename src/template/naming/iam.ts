import {
  joined,
  made,
  nameOf,
  propertyText,
  type Name,
  type Named,
  type Naming,
  type Namings,
} from './naming.ts';

/** An IAM ARN with the path of the resource, `/` without one. */
const arn =
  (kind: string) =>
  (named: Named, naming: Naming): Name => {
    const path = named.property('Path') === undefined ? '/' : propertyText(named, 'Path');
    return joined(made(`arn:{partition}:iam::{account}:${kind}`, named, naming), path, nameOf(named, naming));
  };

export const iamNamings: Namings = {
  'AWS::IAM::Role': {
    name: { property: 'RoleName', longest: 64 },
    ref: '{name}',
    attributes: { Arn: arn('role'), RoleId: 'AROA{upper:17}' },
  },
  'AWS::IAM::User': {
    name: { property: 'UserName', longest: 64 },
    ref: '{name}',
    attributes: { Arn: arn('user') },
  },
  'AWS::IAM::Group': {
    name: { property: 'GroupName', longest: 128 },
    ref: '{name}',
    attributes: { Arn: arn('group') },
  },
  'AWS::IAM::InstanceProfile': {
    name: { property: 'InstanceProfileName', longest: 128 },
    ref: '{name}',
    attributes: { Arn: arn('instance-profile') },
  },
  'AWS::IAM::ManagedPolicy': {
    name: { property: 'ManagedPolicyName', longest: 128 },
    ref: arn('policy'),
    attributes: { PolicyArn: arn('policy'), PolicyId: 'ANPA{upper:17}' },
  },
  'AWS::IAM::Policy': { ref: '{stack}-{id}-{upper:12}', attributes: { Id: '{ref}' } },
  'AWS::IAM::RolePolicy': { ref: '{property:PolicyName}|{property:RoleName}' },
  'AWS::IAM::UserPolicy': { ref: '{property:PolicyName}|{property:UserName}' },
  'AWS::IAM::GroupPolicy': { ref: '{property:PolicyName}|{property:GroupName}' },
  'AWS::IAM::AccessKey': { ref: 'AKIA{upper:16}' },
};
