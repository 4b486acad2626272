import type { StackResource } from '@aws-sdk/client-cloudformation';
import type { Clients, Target } from '../target/target.ts';

/** A thing that a stack made, or that came to be because of it. */
export interface StackThing {
  /** For people: `queue https://…/POC-Queue`. */
  readonly what: string;
  /** Whether it is still there. Undefined: nothing is known of how to look for its kind. */
  readonly isThere: ((clients: Clients) => Promise<boolean>) | undefined;
}

/** The services' words for what is not there. */
const gone = /NotFound|NoSuchEntity|QueueDoesNotExist|NonExistentQueue/;

/** Whether a call finds what it asks for. */
const finds = async (call: Promise<unknown>): Promise<boolean> => {
  try {
    await call;
    return true;
  } catch (failure) {
    if (failure instanceof Error && gone.test(failure.name)) return false;
    throw failure;
  }
};

const logGroupsUnder = async (clients: Clients, prefix: string): Promise<readonly string[]> => {
  const { logGroups = [] } = await (await clients.logs()).describeLogGroups({ logGroupNamePrefix: prefix });
  return logGroups.flatMap(({ logGroupName: name }) => (name === undefined ? [] : [name]));
};

/** How a resource of a type is looked for, by its physical id. */
const looks: Readonly<Record<string, (clients: Clients, id: string) => Promise<boolean>>> = {
  'AWS::ApiGateway::RestApi': async (clients, restApiId) =>
    finds((await clients.apiGateway()).getRestApi({ restApiId })),
  'AWS::CloudWatch::Alarm': async (clients, name) => {
    const { MetricAlarms: alarms = [] } = await (
      await clients.cloudWatch()
    ).describeAlarms({ AlarmNames: [name] });
    return alarms.length > 0;
  },
  'AWS::DynamoDB::Table': async (clients, TableName) =>
    finds((await clients.dynamoDb()).describeTable({ TableName })),
  'AWS::IAM::ManagedPolicy': async (clients, PolicyArn) =>
    finds((await clients.iam()).getPolicy({ PolicyArn })),
  'AWS::IAM::Role': async (clients, RoleName) => finds((await clients.iam()).getRole({ RoleName })),
  'AWS::Lambda::EventSourceMapping': async (clients, UUID) =>
    finds((await clients.lambda()).getEventSourceMapping({ UUID })),
  'AWS::Lambda::Function': async (clients, FunctionName) =>
    finds((await clients.lambda()).getFunctionConfiguration({ FunctionName })),
  'AWS::Logs::LogGroup': async (clients, name) => (await logGroupsUnder(clients, name)).includes(name),
  'AWS::SNS::Topic': async (clients, TopicArn) =>
    finds((await clients.sns()).getTopicAttributes({ TopicArn })),
  'AWS::SNS::Subscription': async (clients, SubscriptionArn) =>
    finds((await clients.sns()).getSubscriptionAttributes({ SubscriptionArn })),
  'AWS::SQS::Queue': async (clients, QueueUrl) =>
    finds((await clients.sqs()).getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] })),
};

/** Parts of another resource of the same stack: they are gone when that is. */
const parts =
  /^AWS::(?:ApiGateway::(?:Resource|Method|Deployment|Stage|Model|RequestValidator|Account)|SQS::QueuePolicy|SQS::QueueInlinePolicy|SNS::TopicPolicy|SNS::TopicInlinePolicy|IAM::(?:Policy|RolePolicy)|Lambda::Permission)$/;

/** What nobody declares, and comes to be when it is used: the log groups that functions and APIs write to. */
const implied = ({
  ResourceType: type,
  PhysicalResourceId: id = '',
}: StackResource): readonly StackThing[] => {
  const group = (name: string, only: boolean): StackThing => ({
    what: `log group ${name}`,
    isThere: async (clients) => {
      const found = await logGroupsUnder(clients, name);
      return only ? found.includes(name) : found.length > 0;
    },
  });
  if (type === 'AWS::Lambda::Function') return [group(`/aws/lambda/${id}`, true)];
  if (type === 'AWS::ApiGateway::RestApi') return [group(`API-Gateway-Execution-Logs_${id}/`, false)];
  return [];
};

/** All that a stack has, and what its use made beside it. */
export const thingsOf = async (target: Target, stackName: string): Promise<readonly StackThing[]> => {
  const cloudFormation = await target.clients.cloudFormation();
  const { StackResources: resources = [] } = await cloudFormation.describeStackResources({
    StackName: stackName,
  });
  const things = resources.flatMap((resource): readonly StackThing[] => {
    const { ResourceType: type = '', PhysicalResourceId: id, ResourceStatus: status = '' } = resource;
    if (id === undefined || status === 'DELETE_COMPLETE' || parts.test(type)) return [];
    const look = looks[type];
    const isThere = look && ((clients: Clients): Promise<boolean> => look(clients, id));
    return [{ what: `${type} ${id}`, isThere }, ...implied(resource)];
  });
  return [...new Map(things.map((thing) => [thing.what, thing])).values()];
};

/** What is still there of some things; those that nobody knows how to look for are left out. */
export const stillThere = async (
  target: Target,
  things: readonly StackThing[],
): Promise<readonly StackThing[]> => {
  const there = await Promise.all(things.map(async ({ isThere }) => isThere?.(target.clients)));
  return things.filter((_, index) => there[index] === true);
};
