import type { Operator } from '../operator.ts';
import { addAction } from './add-action.ts';
import { addCondition } from './add-condition.ts';
import { addProperty } from './add-property.ts';
import { addStatement } from './add-statement.ts';
import { alterText } from './alter-text.ts';
import { asJson } from './as-json.ts';
import { attachElsewhere } from './attach-elsewhere.ts';
import { attachManaged } from './attach-managed.ts';
import { changeCode } from './change-code.ts';
import { changePrincipal } from './change-principal.ts';
import { dropAction } from './drop-action.ts';
import { dropComment } from './drop-comment.ts';
import { dropCondition } from './drop-condition.ts';
import { flipBoolean } from './flip-boolean.ts';
import { freeze } from './freeze.ts';
import { negate } from './negate.ts';
import { removeConstraint } from './remove-constraint.ts';
import { removeItem } from './remove-item.ts';
import { removeOutput } from './remove-output.ts';
import { removeProperty } from './remove-property.ts';
import { removeResource } from './remove-resource.ts';
import { rename } from './rename.ts';
import { stepNumber } from './step-number.ts';
import { swapAttribute } from './swap-attribute.ts';
import { swapEnum } from './swap-enum.ts';
import { swapReference } from './swap-reference.ts';
import { underCondition } from './under-condition.ts';
import { widenAction } from './widen-action.ts';
import { widenResource } from './widen-resource.ts';

/** Every idea of what may be wrong with a template. Of two that make the same text, the earlier one has it. */
export const operators: readonly Operator[] = [
  removeResource,
  removeOutput,
  removeConstraint,
  dropAction,
  dropCondition,
  removeItem,
  removeProperty,
  flipBoolean,
  stepNumber,
  swapEnum,
  swapReference,
  swapAttribute,
  freeze,
  rename,
  addAction,
  widenAction,
  widenResource,
  negate,
  changePrincipal,
  addCondition,
  addStatement,
  attachManaged,
  attachElsewhere,
  addProperty,
  alterText,
  changeCode,
  underCondition,
  dropComment,
  asJson,
];
