import { joined, made, propertyText, type Name, type Named, type Naming, type Namings } from './naming.ts';

/** The id of a key: one for several regions says so. */
const keyId = (named: Named, naming: Naming): Name => {
  const several = named.property('MultiRegion');
  if (several?.kind === 'unknown') return several;
  const isMulti = several?.kind === 'scalar' && String(several.value) === 'true';
  const uuid = made('{uuid}', named, naming);
  return isMulti && typeof uuid === 'string' ? `mrk-${uuid.replaceAll('-', '')}` : uuid;
};

/** A parameter of Parameter Store: its name in an ARN has one slash in front. */
const parameterArn = (named: Named, naming: Naming): Name => {
  const name = made('{name}', named, naming);
  return joined(
    made('arn:{partition}:ssm:{region}:{account}:parameter/', named, naming),
    typeof name === 'string' ? name.replace(/^\//, '') : name,
  );
};

/** A web ACL's scope as it stands in ARNs. */
const scopeInArn = (named: Named): Name => {
  const scope = propertyText(named, 'Scope');
  return typeof scope === 'string' ? (scope === 'CLOUDFRONT' ? 'global' : 'regional') : scope;
};
const webAclArn = (named: Named, naming: Naming): Name =>
  joined(
    made('arn:{partition}:wafv2:{region}:{account}:', named, naming),
    scopeInArn(named),
    made('/webacl/{name}/{uuid}', named, naming),
  );

/** KMS, Parameter Store, Secrets Manager, Cognito and WAF. */
export const securityNamings: Namings = {
  'AWS::KMS::Key': {
    ref: keyId,
    attributes: { Arn: 'arn:{partition}:kms:{region}:{account}:key/{ref}', KeyId: '{ref}' },
  },
  'AWS::KMS::Alias': {
    ref: '{property:AliasName}',
    attributes: {
      Arn: 'arn:{partition}:kms:{region}:{account}:{property:AliasName}',
      AliasName: '{property:AliasName}',
    },
  },
  'AWS::SSM::Parameter': {
    name: { property: 'Name' },
    ref: '{name}',
    attributes: { Arn: parameterArn, Type: '{property:Type}', Value: '{property:Value}' },
  },
  'AWS::SecretsManager::Secret': {
    name: { property: 'Name' },
    ref: 'arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{alnum:6}',
    attributes: { Id: '{ref}' },
  },
  'AWS::Cognito::UserPool': {
    ref: '{region}_{alnum:9}',
    attributes: {
      UserPoolId: '{ref}',
      Arn: 'arn:{partition}:cognito-idp:{region}:{account}:userpool/{ref}',
      ProviderName: 'cognito-idp.{region}.{suffix}/{ref}',
      ProviderURL: 'https://cognito-idp.{region}.{suffix}/{ref}',
    },
  },
  'AWS::Cognito::UserPoolClient': {
    name: { property: 'ClientName' },
    ref: '{lower:26}',
    attributes: { ClientId: '{ref}', Name: '{name}' },
  },
  'AWS::Cognito::UserPoolDomain': { ref: '{property:Domain}', attributes: { Id: '{ref}' } },
  'AWS::Cognito::UserPoolGroup': { ref: '{property:GroupName}' },
  'AWS::Cognito::IdentityPool': {
    ref: '{region}:{uuid}',
    attributes: { Id: '{ref}', Name: '{property:IdentityPoolName}' },
  },
  'AWS::WAFv2::WebACL': {
    name: { property: 'Name' },
    ref: '{name}|{uuid}|{property:Scope}',
    attributes: { Arn: webAclArn, Id: '{uuid}' },
  },
  'AWS::WAFv2::WebACLAssociation': { ref: '{property:ResourceArn}|{property:WebACLArn}' },
};
