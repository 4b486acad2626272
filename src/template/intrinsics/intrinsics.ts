import type { Intrinsic } from '../scope.ts';
import { findInMap } from './find-in-map.ts';
import { choose } from './if.ts';
import { cidr, getAzs, length, select } from './list-functions.ts';
import { getAtt, importValue, ref, transform } from './references.ts';
import { base64, join, split, sub, toJsonString } from './text-functions.ts';

const onlyIn =
  (where: string): Intrinsic =>
  (_argument, at, scope) =>
    scope.problem(`this function may only stand in ${where}`, at);
const inConditions = onlyIn('Conditions and Rules');
const inRules = onlyIn('Rules');

/** Every function that may stand where data stands, by its long form. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', choose],
  ['Fn::Base64', base64],
  ['Fn::Cidr', cidr],
  ['Fn::GetAZs', getAzs],
  ['Fn::ImportValue', importValue],
  ['Fn::Transform', transform],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
  ...['Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals', 'Condition'].map((name): [string, Intrinsic] => [
    name,
    inConditions,
  ]),
  ...[
    'Fn::Contains',
    'Fn::EachMemberEquals',
    'Fn::EachMemberIn',
    'Fn::Implies',
    'Fn::RefAll',
    'Fn::ValueOf',
    'Fn::ValueOfAll',
  ].map((name): [string, Intrinsic] => [name, inRules]),
]);
