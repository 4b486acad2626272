import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Section } from '../../../../src/control/control.ts';
import { judgeTemplate } from '../../../../src/control/judge-template.ts';
import { known } from '../../../../src/facts/fact.ts';
import { loadTemplate, parseTemplate } from '../../../../src/template/load.ts';
import type { ProfilesApiEvidence } from '../../../../specs/profiles-api/evidence.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import type { ProfilesApi } from '../../../../specs/profiles-api/subjects.ts';

/** The text of the reference's package template. */
export const packageText = readFileSync('lib/profiles-api-package.yaml', 'utf8');

/** What the reference does not meet of a section beside another package template. */
export const unmetBeside = (
  section: Section<ProfilesApi, ProfilesApiEvidence>,
  text: string,
): readonly string[] => {
  const document = loadTemplate(profilesApi.reference);
  const packageTemplate = parseTemplate(text, `${dirname(document.file)}/package.yaml`);
  const spec = { ...profilesApi, sections: [section] };
  const { verdicts } = judgeTemplate(spec, { ...document, packageTemplate }, { lint: known([]) });
  return [...verdicts].flatMap(([id, { outcome }]) =>
    outcome === 'pass' ? [] : [outcome === 'fail' ? id : `${id} ${outcome}`],
  );
};
