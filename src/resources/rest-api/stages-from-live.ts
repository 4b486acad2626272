import type { MethodSetting, Stage } from '@aws-sdk/client-api-gateway';
import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import { answerFact, below, inAnswer, part, type Answer } from '../live-answer.ts';
import type { LiveContext } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import type { ResourceFacts } from '../resource.ts';
import type { TaggedFacts } from '../tagged/facts.ts';
import { taggedIn } from '../tagged/live-tags.ts';
import type { MethodSettingFacts, StageFacts } from './facts.ts';
import { settingPath } from './stages-from-template.ts';

const notLive = 'the order in which things were made does not show on a live stack';

/** Asks for the stages of an API. */
export const readStages = (apiId: string, { reader }: LiveContext): Promise<Answer<readonly Stage[]>> =>
  reader.read('apigateway:GET', `the stages of the API ${apiId}`, async (clients) => {
    const apiGateway = await clients.apiGateway();
    return (await apiGateway.getStages({ restApiId: apiId })).item ?? [];
  });

/** The stages of an API as facts. */
export const stageFacts = (
  apiId: string,
  answer: Answer<readonly Stage[]>,
  live: LiveContext,
): Fact<readonly StageFacts[]> =>
  map(answerFact(answer, inAnswer(apiId, 'GetStages.item')), (stages) =>
    stages.map((stage) => markFilled('stage', stageOf(apiId, stage), live.filled)),
  );

const stageOf = (apiId: string, found: Stage): StageFacts => {
  const name = found.stageName ?? '';
  const at = inAnswer(apiId, `GetStages(${name})`);
  const stage = known(found, at);
  return {
    id: `${apiId}/${name}`,
    name: known(name, below(at, 'stageName')),
    accessLog: {
      destinationArn: part(stage, 'accessLogSettings.destinationArn', accessLogDestination),
      format: part(stage, 'accessLogSettings.format', ({ accessLogSettings }) => accessLogSettings?.format),
    },
    settings: map(
      part(stage, 'methodSettings', ({ methodSettings }) => methodSettings ?? {}),
      (settings) =>
        Object.entries(settings).map(([key, setting]) =>
          settingOf(key, setting, `GetStages(${name})`, apiId),
        ),
    ),
    tracing: part(stage, 'tracingEnabled', ({ tracingEnabled }) => tracingEnabled ?? false),
    deployment: {
      id: found.deploymentId ?? '',
      madeAfter: unknown(notLive, at),
      replacedFirst: unknown(notLive, at),
      overlooks: unknown(notLive, at),
      at,
    },
    madeAfter: unknown(notLive, at),
    at,
  };
};

/** The stages of an API with their tags. A stage belongs to whom its API belongs to: CloudFormation names it by its name alone. */
export const taggedStages = (
  { id, own }: ResourceFacts,
  answer: Answer<readonly Stage[]>,
): readonly TaggedFacts[] =>
  (answer.state === 'read' ? answer.value : []).map((stage) => {
    const { stageName = '' } = stage;
    const at = inAnswer(id, `GetStages(${stageName})`);
    const resource = { id: `${id}/${stageName}`, at, own };
    return taggedIn(resource, 'AWS::ApiGateway::Stage', known(stage, at), 'tags', ({ tags }) => tags);
  });

/** Where a stage's access logs go, a log group's ARN without its `:*`. */
export const accessLogDestination = ({ accessLogSettings }: Stage): string | undefined =>
  accessLogSettings?.destinationArn?.replace(/:\*$/, '');

/**
 * A setting by its key: `<path>/<verb>`, the path's own slashes escaped, and `*` for any. A setting without limits reads as
 * the account's limits, and those are what holds for its method.
 */
const settingOf = (key: string, setting: MethodSetting, path: string, apiId: string): MethodSettingFacts => {
  const at = inAnswer(apiId, `${path}.methodSettings[${key}]`);
  const cut = key.lastIndexOf('/');
  const escaped = key.slice(0, cut);
  return {
    path: known(escaped === '*' || escaped === '/*' ? '/*' : settingPath(escaped), at),
    verb: known(key.slice(cut + 1).toUpperCase(), at),
    rateLimit: known(setting.throttlingRateLimit, below(at, 'throttlingRateLimit')),
    burstLimit: known(setting.throttlingBurstLimit, below(at, 'throttlingBurstLimit')),
    metrics: known(setting.metricsEnabled ?? false, below(at, 'metricsEnabled')),
    loggingLevel: known(setting.loggingLevel ?? 'OFF', below(at, 'loggingLevel')),
    dataTrace: known(setting.dataTraceEnabled ?? false, below(at, 'dataTraceEnabled')),
    at,
  };
};
