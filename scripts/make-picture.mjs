// Draws how what `npm run verify` prints begins and ends into docs/verify.svg: the picture in the README is the real thing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = spawnSync(process.execPath, ['dist/cli.js', 'verify'], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: '', COLUMNS: '110' },
});
if (run.status !== 0) {
  process.stderr.write(run.stderr);
  process.exit(1);
}

const colours = { 31: '#ff7b72', 32: '#7ee787', 33: '#f2cc60', 35: '#d2a8ff', 36: '#79c0ff' };
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One line with its SGR codes, as spans. */
const spans = (line) => {
  let style = {};
  return line
    .split(/(\u001b\[[\d;]*m)/)
    .map((part) => {
      const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
      if (codes === undefined) {
        if (part === '') return '';
        const attributes = Object.entries(style).map(([name, value]) => ` ${name}="${value}"`);
        return `<tspan${attributes.join('')}>${escaped(part)}</tspan>`;
      }
      for (const code of codes.split(';').map(Number)) {
        if (code === 0) style = {};
        else if (code === 1) style = { ...style, 'font-weight': 'bold' };
        else if (code === 2) style = { ...style, opacity: '0.6' };
        else if (code === 22) style = { fill: style.fill };
        else if (code === 39) style = { ...style, fill: undefined };
        else if (colours[code]) style = { ...style, fill: colours[code] };
      }
      style = Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
      return '';
    })
    .join('');
};

// The first clauses and the sum: all of it would be as long as the specifications.
const all = run.stdout.trimEnd().split('\n');
const sum = all.findIndex((line) => /\d+ clauses/.test(line));
const lines = [...all.slice(0, 27), '  …', '', ...all.slice(sum)];
const [width, lineHeight, top] = [1020, 17, 26];
const height = top + lines.length * lineHeight + 10;
const rows = lines.map(
  (line, index) => `<text x="16" y="${top + index * lineHeight}" xml:space="preserve">${spans(line)}</text>`,
);
mkdirSync(new URL('../docs/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('../docs/verify.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>What npm run verify prints</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#e6edf3">
${rows.join('\n')}
</g>
</svg>
`,
);
