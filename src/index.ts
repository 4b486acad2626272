// The library: judge templates from a program, and report what came of it.
export { checkTemplate } from './check.ts';
export { loadTemplate, parseTemplate } from './template/load.ts';
export { StackproofError } from './errors.ts';
export { specs } from '../specs/index.ts';
export { exitCodeOf, summarise, type ExitRules } from './report/summary.ts';
export { renderJson } from './report/json.ts';
export { renderJunit, type JunitOptions } from './report/junit.ts';
export { renderTerminal, type TerminalOptions } from './report/terminal.ts';
export type * from './report/run-result.ts';
export type { Spec } from './control/control.ts';
export type { GivenValues } from './template/scenarios.ts';
export type { TemplateDocument } from './template/document.ts';
