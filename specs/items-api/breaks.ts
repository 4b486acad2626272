import { breaksOf } from '../../src/mutation/breaks.ts';
import { ref, type Data } from '../../src/mutation/data.ts';
import type { ItemsApi } from './subjects.ts';

/** Words for what breaks a clause, with the items API's subjects and outputs; it has no parameters. */
export const {
  set,
  remove,
  add,
  swapReference,
  removeResource,
  removeAttribute,
  attachFromElsewhere,
  changeCode,
  setOutput,
  renameOutput,
  setRule,
  removeSection,
  dropComments,
  makeJson,
  together,
} = breaksOf<ItemsApi, never, 'ApiInvokeUrl' | 'DynamoDBTableName' | 'SnsTopicArn'>();

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
