import { breaksOf } from '../../src/mutation/breaks.ts';
import { ref, type Data } from '../../src/mutation/data.ts';
import type { DataApi } from './subjects.ts';

/** Words for what breaks a clause, with the data API's subjects, parameters and outputs. */
export const {
  set,
  remove,
  add,
  swapReference,
  removeResource,
  removeAttribute,
  attachFromElsewhere,
  changeCode,
  setParameter,
  setOutput,
  renameOutput,
  setRule,
  removeSection,
  dropComments,
  makeJson,
  together,
  onlyWhen,
} = breaksOf<
  DataApi,
  'Environment' | 'LogLevel' | 'SNSEmail',
  'ApiGatewayUrl' | 'LambdaFunctionArn' | 'DynamoDBTableName' | 'CloudWatchAlarmName'
>();

export { ref, sub } from '../../src/mutation/data.ts';

/** That the stack is made in one of these regions. */
export const oneOf = (...regions: readonly string[]): Data => ({
  'Fn::Contains': [regions, ref('AWS::Region')],
});

/** A condition that no request of a function meets. */
export const withMfa: Data = { Bool: { 'aws:MultiFactorAuthPresent': true } };

/** A statement that denies an action to everybody. */
export const denyToAll = (action: string): Data => ({
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: action,
  Resource: '*',
});
