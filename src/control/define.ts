import type { MutantDeclaration } from '../mutation/declaration.ts';
import type { TerraformMutantDeclaration } from '../mutation/terraform/declaration.ts';
import type { Control, EvidenceJudge, Judge, Section } from './control.ts';

/** How a control is written: the same judgement for every source unless one of them answers otherwise. */
export interface ControlDefinition<S, E> {
  /** Judges the template, the Terraform code and the live stack alike. */
  readonly judge?: Judge<S>;
  /** Where the template alone decides, or decides otherwise. */
  readonly template?: Judge<S>;
  /** Where Terraform code alone decides, or decides otherwise. */
  readonly terraform?: Judge<S>;
  /** Where the live stack alone decides, or decides otherwise. */
  readonly live?: Judge<S>;
  /** Judges what an exercise of the live stack left behind. */
  readonly exercise?: EvidenceJudge<S, E>;
  /** The specification does not say it itself. */
  readonly ours?: boolean;
  readonly breaks?: readonly MutantDeclaration[];
  readonly breaksInMotion?: readonly MutantDeclaration[];
  readonly breaksTerraform?: readonly TerraformMutantDeclaration[];
}

/** A control before it has its section. */
export type SectionlessControl<S, E> = Omit<Control<S, E>, 'section'>;

/** Words for writing the controls of one spec, with its subjects' and evidence's types. */
export const controlsFor = <S, E>(): {
  control: (id: string, clause: string, definition: ControlDefinition<S, E>) => SectionlessControl<S, E>;
  section: (number: string, title: string, controls: readonly SectionlessControl<S, E>[]) => Section<S, E>;
} => ({
  control: (
    id,
    clause,
    {
      judge,
      template = judge,
      terraform = judge,
      live = judge,
      exercise,
      ours = false,
      breaks = [],
      breaksInMotion = [],
      breaksTerraform = [],
    },
  ) => ({
    id,
    clause,
    ours,
    template,
    terraform,
    live,
    exercise,
    breaks,
    breaksInMotion,
    breaksTerraform,
  }),
  section: (number, title, controls) => ({
    number,
    title,
    controls: controls.map((control) => ({ ...control, section: number })),
  }),
});
