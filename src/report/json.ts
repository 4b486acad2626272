import type { RunResult } from './run-result.ts';

/** The run as JSON, as run-result.schema.json describes it. */
export const renderJson = (result: RunResult): string => `${JSON.stringify(result, null, 2)}\n`;
