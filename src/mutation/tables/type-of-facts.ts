import type { AlarmFacts } from '../../resources/alarm/facts.ts';
import type { BucketFacts } from '../../resources/bucket/facts.ts';
import type { DashboardFacts } from '../../resources/dashboard/facts.ts';
import type { DistributionFacts } from '../../resources/distribution/facts.ts';
import type { DnsRecordFacts, HealthCheckFacts, HostedZoneFacts } from '../../resources/dns/facts.ts';
import type { EventSourceFacts } from '../../resources/event-source/facts.ts';
import type { FunctionFacts } from '../../resources/function/facts.ts';
import type { KeyFacts } from '../../resources/key/facts.ts';
import type { LogGroupFacts } from '../../resources/log-group/facts.ts';
import type { ManagedPolicyFacts } from '../../resources/managed-policy/facts.ts';
import type { QueueFacts } from '../../resources/queue/facts.ts';
import type {
  AuthorizerFacts,
  MethodFacts,
  ModelFacts,
  RestApiFacts,
  StageFacts,
  ValidatorFacts,
} from '../../resources/rest-api/facts.ts';
import type { RoleFacts } from '../../resources/role/facts.ts';
import type { SamplingRuleFacts } from '../../resources/sampling-rule/facts.ts';
import type { TableFacts } from '../../resources/table/facts.ts';
import type { TopicFacts } from '../../resources/topic/facts.ts';
import type {
  UserPoolClientFacts,
  UserPoolDomainFacts,
  UserPoolFacts,
} from '../../resources/user-pool/facts.ts';

/** The type of the resource behind a subject's facts; never for facts of something else. */
export type TypeOfFacts<F> = F extends FunctionFacts
  ? 'AWS::Lambda::Function'
  : F extends RoleFacts
    ? 'AWS::IAM::Role'
    : F extends RestApiFacts
      ? 'AWS::ApiGateway::RestApi'
      : F extends MethodFacts
        ? 'AWS::ApiGateway::Method'
        : F extends StageFacts
          ? 'AWS::ApiGateway::Stage'
          : F extends TableFacts
            ? 'AWS::DynamoDB::Table'
            : F extends KeyFacts
              ? 'AWS::KMS::Key'
              : F extends LogGroupFacts
                ? 'AWS::Logs::LogGroup'
                : F extends AlarmFacts
                  ? 'AWS::CloudWatch::Alarm'
                  : F extends TopicFacts
                    ? 'AWS::SNS::Topic'
                    : F extends QueueFacts
                      ? 'AWS::SQS::Queue'
                      : F extends EventSourceFacts
                        ? 'AWS::Lambda::EventSourceMapping'
                        : F extends ManagedPolicyFacts
                          ? 'AWS::IAM::ManagedPolicy'
                          : F extends ModelFacts
                            ? 'AWS::ApiGateway::Model'
                            : F extends ValidatorFacts
                              ? 'AWS::ApiGateway::RequestValidator'
                              : TypeOfFurtherFacts<F>;

type TypeOfFurtherFacts<F> = F extends AuthorizerFacts
  ? 'AWS::ApiGateway::Authorizer'
  : F extends BucketFacts
    ? 'AWS::S3::Bucket'
    : F extends UserPoolFacts
      ? 'AWS::Cognito::UserPool'
      : F extends UserPoolClientFacts
        ? 'AWS::Cognito::UserPoolClient'
        : F extends UserPoolDomainFacts
          ? 'AWS::Cognito::UserPoolDomain'
          : F extends DistributionFacts
            ? 'AWS::CloudFront::Distribution'
            : F extends DnsRecordFacts
              ? 'AWS::Route53::RecordSet'
              : F extends HostedZoneFacts
                ? 'AWS::Route53::HostedZone'
                : F extends HealthCheckFacts
                  ? 'AWS::Route53::HealthCheck'
                  : F extends DashboardFacts
                    ? 'AWS::CloudWatch::Dashboard'
                    : F extends SamplingRuleFacts
                      ? 'AWS::XRay::SamplingRule'
                      : never;
