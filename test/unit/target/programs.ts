import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for one test, and what removes it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'stackproof-test-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Writes a shell script that can be run. */
export async function program(file: string, script: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

/** Writes a program in JavaScript. */
export async function nodeProgram(file: string, script: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!${process.execPath}\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

/**
 * A stand-in for the venv's Python that does what the emulator's program does, as far as we see it. `answer` is what it
 * does with a request; what it was started with goes to the file `seen`.
 */
export const emulatorStandIn = (file: string, seen: string, answer: string): Promise<string> =>
  nodeProgram(
    file,
    `const { createServer } = require('node:http');
const { writeFileSync, writeSync, closeSync } = require('node:fs');
const [port, folder] = process.argv.slice(-2);
writeFileSync(${JSON.stringify(seen)}, JSON.stringify({ folder, env: process.env, cwd: process.cwd() }));
const server = createServer((request, response) => { ${answer} });
server.on('error', (error) => { writeSync(3, 'taken ' + error.message); process.exit(1); });
server.listen(Number(port), '127.0.0.1', () => { writeSync(3, 'port ' + server.address().port); closeSync(3); });
process.stdin.on('end', () => process.exit()).resume();`,
  );

/** An answer that says that all is well. */
export const healthy = `response.end('{"services": {}, "version": "1.2.3"}')`;
