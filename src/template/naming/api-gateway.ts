import type { Namings } from './naming.ts';

export const apiGatewayNamings: Namings = {
  'AWS::ApiGateway::RestApi': {
    ref: '{lower:10}',
    attributes: { RestApiId: '{ref}', RootResourceId: '{lower:10:root}' },
  },
  'AWS::ApiGateway::Resource': { ref: '{lower:6}', attributes: { ResourceId: '{ref}' } },
  'AWS::ApiGateway::Method': { ref: '{stack}-{id}-{upper:12}' },
  'AWS::ApiGateway::Deployment': { ref: '{lower:6}', attributes: { DeploymentId: '{ref}' } },
  'AWS::ApiGateway::Stage': { ref: '{property:StageName}' },
  'AWS::ApiGateway::Model': { name: { property: 'Name' }, ref: '{name}' },
  'AWS::ApiGateway::RequestValidator': { ref: '{lower:6}', attributes: { RequestValidatorId: '{ref}' } },
  'AWS::ApiGateway::Authorizer': { ref: '{lower:6}', attributes: { AuthorizerId: '{ref}' } },
  'AWS::ApiGateway::UsagePlan': { ref: '{lower:6}', attributes: { Id: '{ref}' } },
  'AWS::ApiGateway::UsagePlanKey': {
    ref: '{property:KeyId}:{property:UsagePlanId}',
    attributes: { Id: '{ref}' },
  },
  'AWS::ApiGateway::ApiKey': { ref: '{lower:10}', attributes: { APIKeyId: '{ref}' } },
  'AWS::ApiGateway::Account': { ref: '{stack}-{id}-{upper:12}', attributes: { Id: '{ref}' } },
  'AWS::ApiGateway::GatewayResponse': { ref: '{lower:10}', attributes: { Id: '{ref}' } },
  'AWS::ApiGateway::DomainName': { ref: '{property:DomainName}' },
  'AWS::ApiGatewayV2::Api': {
    ref: '{lower:10}',
    attributes: { ApiId: '{ref}', ApiEndpoint: 'https://{ref}.execute-api.{region}.{suffix}' },
  },
  'AWS::ApiGatewayV2::Stage': { ref: '{property:StageName}' },
  'AWS::ApiGatewayV2::Route': { ref: '{lower:7}', attributes: { RouteId: '{ref}' } },
  'AWS::ApiGatewayV2::Integration': { ref: '{lower:7}', attributes: { IntegrationId: '{ref}' } },
  'AWS::ApiGatewayV2::Deployment': { ref: '{lower:6}', attributes: { DeploymentId: '{ref}' } },
  'AWS::ApiGatewayV2::Authorizer': { ref: '{lower:6}', attributes: { AuthorizerId: '{ref}' } },
};
