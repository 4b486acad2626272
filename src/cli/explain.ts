import type { Command } from 'commander';
import type { FoundControl } from './find-spec.ts';
import { columnsOf, json, withListFormat } from './list.ts';
import { withErrorOptions } from './options.ts';
import type { Session } from './session.ts';

/** `stackproof explain`: one control. */
export const addExplain = (program: Command, { io, services }: Session): void => {
  const command = program
    .command('explain')
    .description('say what a control asks for, where it is judged, and what it has been shown to catch')
    .argument('<control-id>', 'as reports and `stackproof list` name it')
    .addHelpText('after', '\nExample:\n  stackproof explain DATA-KMS-04');
  withListFormat(withErrorOptions(command)).action(
    async (id: string, { format }: { format: 'text' | 'json' }) => {
      const { findControl } = await import('./find-spec.ts');
      const found = findControl(await services.specs(), id);
      io.stdout.write(format === 'json' ? json(described(found)) : explained(found));
    },
  );
};

const described = ({ spec, sectionTitle, control }: FoundControl) => ({
  id: control.id,
  spec: spec.id,
  section: { number: control.section, title: sectionTitle },
  clause: control.clause,
  ours: control.ours,
  columns: columnsOf(control),
  breaks: control.breaks.map(({ description }) => description),
});

const explained = (found: FoundControl): string => {
  const { id, spec, section, clause, ours, breaks } = described(found);
  const lines = [
    `${id}  ${clause}`,
    `  asked for by  ${spec} § ${section.number} ${section.title}${ours ? ' (ours: it follows from the specification, which does not say it; counted apart)' : ''}`,
    ...judgements(found),
    ...(breaks.length === 0 ? [] : ['  has to fail   when']),
    ...breaks.map((description) => `    · ${description}`),
  ];
  return `${lines.join('\n')}\n`;
};

const judgements = ({ control }: FoundControl): string[] => {
  const how: Record<string, string> = {
    template: 'the template, under every allowed value of its parameters',
    live: "the live stack's configuration, as the services themselves give it",
    exercise: 'the live stack in motion: what requests to it leave behind',
  };
  return columnsOf(control).map(
    (column, index) => `  ${index === 0 ? 'judged on   ' : '            '}  ${how[column] ?? column}`,
  );
};
