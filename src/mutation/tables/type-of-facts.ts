import type { AlarmFacts } from '../../resources/alarm/facts.ts';
import type { EventSourceFacts } from '../../resources/event-source/facts.ts';
import type { FunctionFacts } from '../../resources/function/facts.ts';
import type { KeyFacts } from '../../resources/key/facts.ts';
import type { LogGroupFacts } from '../../resources/log-group/facts.ts';
import type { ManagedPolicyFacts } from '../../resources/managed-policy/facts.ts';
import type { QueueFacts } from '../../resources/queue/facts.ts';
import type {
  MethodFacts,
  ModelFacts,
  RestApiFacts,
  StageFacts,
  ValidatorFacts,
} from '../../resources/rest-api/facts.ts';
import type { RoleFacts } from '../../resources/role/facts.ts';
import type { TableFacts } from '../../resources/table/facts.ts';
import type { TopicFacts } from '../../resources/topic/facts.ts';

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
                              : never;
