import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { ofType, properties, refOf } from '../stack/resolved.ts';
import type { DeploymentFacts, MethodSettingFacts, StageFacts } from './facts.ts';

/** The stages of an API: resources of their own, or made by a deployment (`StageName`). */
export const stagesOf = (api: Fact<string>, stack: ResolvedStack): Fact<readonly StageFacts[]> => {
  const mine = (resource: ResolvedResource): boolean => {
    const of = properties(resource).text('RestApiId');
    return of.known && api.known && of.value === api.value;
  };
  const deployments = ofType(stack, 'AWS::ApiGateway::Deployment').filter(mine);
  const own = ofType(stack, 'AWS::ApiGateway::Stage').filter(mine);
  return known(
    [
      ...own.map((stage) => stageOf(stage, deployments)),
      ...deployments.flatMap((deployment) => stageByDeployment(deployment)),
    ],
    api.at,
  );
};

const stageOf = (resource: ResolvedResource, deployments: readonly ResolvedResource[]): StageFacts => {
  const its = properties(resource);
  const deploymentId = its.text('DeploymentId');
  const deployment = deployments.find((each) => {
    const id = refOf(each);
    return id.known && deploymentId.known && id.value === deploymentId.value;
  });
  return {
    id: resource.id,
    name: required(its.text('StageName')),
    accessLog: accessLogOf(its.child('AccessLogSetting')),
    settings: settingsOf(its),
    tracing: withDefault(its.flag('TracingEnabled'), false),
    deployment: deployment
      ? deploymentOf(deployment)
      : {
          id: '',
          madeAfter: deploymentId.known ? known(new Set<string>(), deploymentId.at) : deploymentId,
          ...onlyOrder(its.at),
          at: its.at,
        },
    madeAfter: known(resource.madeAfter, resource.at),
    at: resource.at,
  };
};

const deploymentOf = (resource: ResolvedResource): DeploymentFacts => ({
  id: resource.id,
  madeAfter: known(resource.madeAfter, resource.at),
  ...onlyOrder(resource.at),
  at: resource.at,
});

type Remaking = Pick<DeploymentFacts, 'replacedFirst' | 'overlooks'>;

const onlyOrder = (at: Place): Remaking => {
  const hidden = unknown('a template only shows in which order things are made', at);
  return { replacedFirst: hidden, overlooks: hidden };
};

const stageByDeployment = (resource: ResolvedResource): readonly StageFacts[] => {
  const its = properties(resource);
  const name = its.text('StageName');
  if (name.known && name.value === undefined) return [];
  const description = its.child('StageDescription');
  return [
    {
      id: resource.id,
      name: required(name),
      accessLog: accessLogOf(description.child('AccessLogSetting')),
      settings: withStageWideLimits(description),
      tracing: withDefault(description.flag('TracingEnabled'), false),
      deployment: deploymentOf(resource),
      madeAfter: known(resource.madeAfter, resource.at),
      at: resource.at,
    },
  ];
};

const accessLogOf = (its: Properties): StageFacts['accessLog'] => ({
  destinationArn: its.text('DestinationArn'),
  format: its.text('Format'),
});

const settingsOf = (its: Properties): Fact<readonly MethodSettingFacts[]> =>
  map(its.list('MethodSettings'), (settings) => settings.map(settingOf));

const settingOf = (its: Properties): MethodSettingFacts => ({
  path: map(required(its.text('ResourcePath')), settingPath),
  verb: map(required(its.text('HttpMethod')), (verb) => verb.toUpperCase()),
  rateLimit: its.number('ThrottlingRateLimit'),
  burstLimit: its.number('ThrottlingBurstLimit'),
  ...loggingOf(its),
  at: its.value?.at ?? its.at,
});

const loggingOf = (its: Properties): Pick<MethodSettingFacts, 'metrics' | 'loggingLevel' | 'dataTrace'> => ({
  metrics: withDefault(its.flag('MetricsEnabled'), false),
  loggingLevel: map(withDefault(its.text('LoggingLevel'), 'OFF'), (level) => level.toUpperCase()),
  dataTrace: withDefault(its.flag('DataTraceEnabled'), false),
});

/** `/~1data` → `/data`: API Gateway escapes the path's own slashes. */
export const settingPath = (path: string): string => {
  const plain = path.replaceAll('~1', '/').replaceAll('~0', '~');
  return plain.startsWith('//') ? plain.slice(1) : plain;
};

/** A StageDescription's own limits hold for every method that has no setting. */
const withStageWideLimits = (description: Properties): Fact<readonly MethodSettingFacts[]> =>
  map(settingsOf(description), (settings) => {
    const rateLimit = description.number('ThrottlingRateLimit');
    const burstLimit = description.number('ThrottlingBurstLimit');
    const absent = (limit: Fact<number | undefined>): boolean => limit.known && limit.value === undefined;
    if (absent(rateLimit) && absent(burstLimit)) return settings;
    const all = { path: known('/*', description.at), verb: known('*', description.at), at: description.at };
    return [...settings, { ...all, rateLimit, burstLimit, ...loggingOf(description) }];
  });
