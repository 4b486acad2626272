import type { TerraformOperator } from '../operator.ts';
import { addAction } from './add-action.ts';
import { addArgument } from './add-argument.ts';
import { addCondition } from './add-condition.ts';
import { addResource } from './add-resource.ts';
import { addStatement } from './add-statement.ts';
import { alterText } from './alter-text.ts';
import { attachElsewhere } from './attach-elsewhere.ts';
import { attachManaged } from './attach-managed.ts';
import { changePrincipal } from './change-principal.ts';
import { changeVersion } from './change-version.ts';
import { flipBoolean } from './flip-boolean.ts';
import { flipCondition } from './flip-condition.ts';
import { freeze } from './freeze.ts';
import { loosenCondition } from './loosen-condition.ts';
import { makeNone } from './make-none.ts';
import { negate } from './negate.ts';
import { remove } from './remove.ts';
import { removeBlock } from './remove-block.ts';
import { rename } from './rename.ts';
import { stepNumber } from './step-number.ts';
import { swapAttribute } from './swap-attribute.ts';
import { swapEnum } from './swap-enum.ts';
import { swapProvider } from './swap-provider.ts';
import { swapReference } from './swap-reference.ts';
import { underCondition } from './under-condition.ts';
import { widenAction } from './widen-action.ts';
import { widenResource } from './widen-resource.ts';

/** Every idea of what may be wrong with Terraform code. Of two that make the same code, the earlier one has it. */
export const terraformOperators: readonly TerraformOperator[] = [
  removeBlock,
  makeNone,
  remove,
  flipBoolean,
  flipCondition,
  loosenCondition,
  stepNumber,
  swapEnum,
  swapReference,
  swapAttribute,
  swapProvider,
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
  addArgument,
  addResource,
  changeVersion,
  alterText,
  underCondition,
];
