import type { SourceText, TerraformModule } from '../../terraform/module.ts';
import type { Edit } from '../mutant.ts';

/** A replacement in one of a module's files. */
export interface CodeEdit extends Edit {
  readonly file: string;
}

/** Terraform code to be mutated: as it is written, and as it was read. */
export interface OriginalCode {
  readonly files: readonly SourceText[];
  readonly module: TerraformModule;
}

/** A mutant of Terraform code that a control declares for its own clause. */
export interface TerraformMutantDeclaration {
  /** Unique among its control's, and stable: it is part of the mutant's id. */
  readonly description: string;
  /** @throws NotApplicable when the code has no such place. */
  edits(code: OriginalCode): readonly CodeEdit[];
}
