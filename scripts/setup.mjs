// Makes a fresh clone ready, and costs next to nothing when it already is: Node's version, the packages of
// package-lock.json, the build. Uses nothing but Node, and no syntax that an old Node cannot read.
//   --quiet: say nothing when there is nothing to do    --no-build: packages only
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = process.argv.includes('--quiet');
const withBuild = !process.argv.includes('--no-build');
const lockfile = join(root, 'package-lock.json');
const packagesStamp = join(root, 'node_modules', '.stackproof-packages');
const buildStamp = join(root, 'dist', '.stamp');

const hash = (text) => createHash('sha256').update(text).digest('hex');
const say = (line) => process.stderr.write(`${line}\n`);
const fail = (line, code) => {
  say(line);
  process.exit(code);
};
const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 11)) return;
  fail(
    `Stackproof needs Node 20.11 or newer, and this is ${process.versions.node} (install a newer one from nodejs.org)`,
    3,
  );
}

/** Whether what npm says it installed is what the lock asks for: then there is nothing to install. */
function installedAsLocked(lockText) {
  const installed = read(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const have = JSON.parse(installed).packages;
  const want = Object.entries(JSON.parse(lockText).packages).filter(([path]) => path !== '');
  return want.every(([path, entry]) =>
    have[path] === undefined ? entry.optional || entry.peer : have[path].integrity === entry.integrity,
  );
}

const lockText = () =>
  read(lockfile) ?? fail('package-lock.json is missing: this is not a whole clone of Stackproof', 3);

const packagesReady = () => read(packagesStamp) === hash(lockText());

function installPackages() {
  const text = lockText();
  if (!installedAsLocked(text)) {
    say('Installing the Node packages (once for each package-lock.json)…');
    // No package needs its install script: what is native comes as a package for the platform, and HCL's grammar as WebAssembly.
    const flags = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const npm = process.env.npm_execpath;
    const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const run = spawnSync(command, [...first, ...flags], { cwd: root, stdio: ['ignore', 2, 2] });
    if (run.error)
      fail(`npm could not be started: ${run.error.message} (it comes with Node; is it on the PATH?)`, 3);
    if (run.status !== 0) fail('npm ci failed, see above (is the package registry reachable?)', 3);
  }
  writeFileSync(packagesStamp, hash(text));
}

/** What the build is made from: every source's path, size and time of change. */
function sources() {
  const seen = [];
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) seen.push(`${path} ${stat.size} ${stat.mtimeMs}`);
    else for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  const from = [
    'src',
    'specs',
    'package.json',
    'package-lock.json',
    'scripts/build.mjs',
    'scripts/code-cache.mjs',
  ];
  for (const name of from) visit(join(root, name));
  // The code cache is of one Node only.
  seen.push(process.version);
  return hash(seen.join('\n'));
}

const buildReady = () => read(buildStamp) === sources() && existsSync(join(root, 'dist', 'cli.js'));

function build() {
  const stamp = sources();
  if (!quiet) say('Building…');
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (run.status !== 0) fail('the build failed, see above', 1);
  writeFileSync(buildStamp, stamp);
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Puts away the lock of a process that is gone, unless another process has just taken it over. */
function dropStale(lock, owner) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (read(aside) !== owner) linkSync(aside, lock);
  } catch {
    // Somebody else was faster.
  }
  rmSync(aside, { force: true });
}

/** Runs `work` while no other set-up of this clone does. */
function alone(work) {
  const lock = join(tmpdir(), `stackproof-setup-${hash(root).slice(0, 12)}.lock`);
  const until = Date.now() + 10 * 60_000;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`cannot write ${lock}: ${error.message}`, 3);
    }
    const owner = read(lock);
    if (owner !== undefined && owner !== '' && !alive(Number(owner))) dropStale(lock, owner);
    else if (Date.now() > until)
      fail(`another set-up has been running for ten minutes (if there is none, delete ${lock})`, 3);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  work();
}

checkNode();
if (!packagesReady() || (withBuild && !buildReady())) {
  alone(() => {
    if (!packagesReady()) installPackages();
    if (withBuild && !buildReady()) build();
  });
}
if (!quiet) say('Ready.');
