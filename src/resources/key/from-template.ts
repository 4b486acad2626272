import type { ResolvedStack } from '../../template/stack.ts';
import { required, withDefault } from '../properties.ts';
import { documentIn } from '../role/from-template.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { AliasFacts, KeyFacts } from './facts.ts';

/** The KMS keys of a template. */
export const keysOf = (stack: ResolvedStack): readonly KeyFacts[] =>
  ofType(stack, 'AWS::KMS::Key').map((resource) => {
    const its = properties(resource);
    return {
      ...resourceFacts(resource),
      keyId: refOf(resource),
      arn: attributeOf(resource, 'Arn'),
      enabled: withDefault(its.flag('Enabled'), true),
      rotation: withDefault(its.flag('EnableKeyRotation'), false),
      policy: documentIn(its, 'KeyPolicy'),
    };
  });

/** The KMS aliases of a template. */
export const aliasesOf = (stack: ResolvedStack): readonly AliasFacts[] =>
  ofType(stack, 'AWS::KMS::Alias').map((resource) => {
    const its = properties(resource);
    return {
      ...resourceFacts(resource),
      name: required(its.text('AliasName')),
      target: required(its.text('TargetKeyId')),
    };
  });
