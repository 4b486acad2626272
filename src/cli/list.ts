import type { Command } from 'commander';
import type { Control, Spec } from '../control/control.ts';
import { withErrorOptions } from './options.ts';
import type { Session } from './session.ts';

interface ListOptions {
  readonly spec?: string;
  readonly format: 'text' | 'json';
}

/** `stackproof list`: the specs and their clauses. */
export const addList = (program: Command, { io, services }: Session): void => {
  const command = program
    .command('list')
    .description('list the specifications and their clauses')
    .option('--spec <id>', 'only this one')
    .addHelpText('after', '\nExample:\n  stackproof list --spec data-api');
  withListFormat(withErrorOptions(command)).action(async ({ spec, format }: ListOptions) => {
    const { findSpec } = await import('./find-spec.ts');
    const all = await services.specs();
    const chosen = spec === undefined ? all : [findSpec(all, spec)];
    io.stdout.write(format === 'json' ? json(chosen.map(described)) : chosen.map(listed).join('\n'));
  });
};

/** What is listed or explained can be had as text or JSON. */
export const withListFormat = (command: Command): Command =>
  command.addOption(
    command.createOption('--format <format>', 'how to show it').choices(['text', 'json']).default('text'),
  );

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** In which columns a control has a say. */
export const columnsOf = ({ template, terraform, live, exercise }: Control<unknown, unknown>): string[] => [
  ...(template === undefined ? [] : ['template']),
  ...(terraform === undefined ? [] : ['terraform']),
  ...(live === undefined ? [] : ['live']),
  ...(exercise === undefined ? [] : ['exercise']),
];

const described = ({ id, title, reference, terraform, sections }: Spec) => ({
  id,
  title,
  reference,
  ...(terraform === undefined ? {} : { terraform }),
  controls: sections.flatMap(({ controls }) =>
    controls.map((control) => {
      const { clause, section, ours } = control;
      return { id: control.id, clause, section, ours, columns: columnsOf(control) };
    }),
  ),
});

const listed = ({ id, title, reference, terraform, sections }: Spec): string => {
  const width = Math.max(...sections.flatMap(({ controls }) => controls.map((control) => control.id.length)));
  const lines = sections.flatMap((section) => [
    '',
    `§ ${section.number} ${section.title}`,
    ...section.controls.map((control) => {
      const ours = control.ours ? ' (ours)' : '';
      return `  ${control.id.padEnd(width)}  ${control.clause}${ours}  [${columnsOf(control).join(', ')}]`;
    }),
  ]);
  const code = terraform === undefined ? '' : `, and as Terraform code: ${terraform}`;
  return `${[`${id}: ${title} (its own template: ${reference}${code})`, ...lines].join('\n')}\n`;
};
