// How a brief looks, on screen and on paper: one style sheet with its letters (Source Serif and Source Sans, SIL Open Font License, Latin alone: other
// scripts fall back on the reader's own) and one small script, all within the page and named in its content security policy.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const letters = (family: string, file: string, weight: number, style: string): string =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: url(data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')}) format("woff2"); }`;

let made: string | undefined;
/** The style sheet; read and made once. */
export const briefStyle = (): string => {
  made ??= `${[
    letters('Sitrep Serif', '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2', 400, 'normal'),
    letters('Sitrep Serif', '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2', 600, 'normal'),
    letters('Sitrep Sans', '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2', 400, 'normal'),
    letters('Sitrep Sans', '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2', 600, 'normal'),
  ].join('\n')}\n${STYLE}`;
  return made;
};

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --soft: #5b5750; --line: #d9d4c9; --paper: #fffdf8; --wash: #f5f1e7; --mark: #7a2e12; --link: #1d4f7c; --sea: #e8eef2; --land: #f7f3e8; --edge: #b9b2a1; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8df; --soft: #b3ada1; --line: #45423b; --paper: #1b1a17; --wash: #262420; --mark: #f0a283; --link: #9cc8ee; --sea: #202a31; --land: #34322b; --edge: #77715f; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 400 17px/1.55 "Sitrep Serif", Georgia, serif; font-variant-numeric: oldstyle-nums; text-rendering: optimizeLegibility; }
body { margin: 0 auto; padding: 3.2rem 1.5rem 4rem; max-width: 46rem; hyphens: manual; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 1rem; margin-bottom: 1.6rem; }
h1 { font-size: 2.15rem; line-height: 1.12; font-weight: 600; letter-spacing: -0.012em; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.28rem; line-height: 1.25; font-weight: 600; margin: 2.3rem 0 .7rem; padding-top: .55rem; border-top: 1px solid var(--line); }
h3 { font: 600 .82rem/1.35 "Sitrep Sans", system-ui, Arial, sans-serif; letter-spacing: .01em; color: var(--soft); margin: 1.25rem 0 .3rem; }
main > section:first-child h2 { border-top: 0; margin-top: 1.2rem; padding-top: 0; }
p { margin: 0 0 .7rem; }
.covers { font-size: 1.08rem; margin: 0; }
.status { font: 400 .84rem/1.45 "Sitrep Sans", system-ui, Arial, sans-serif; margin: .75rem 0 0; color: var(--soft); }
.draft .status { color: var(--mark); font-weight: 600; }
ul, ol { list-style: none; margin: 0; padding: 0; }
.sentences > li { margin: 0 0 .72rem; position: relative; }
.said .sentences > li, .follow-ups .sentences > li, .open .sentences > li { padding-left: .9rem; border-left: 2px solid var(--line); }
.follow-ups .sentences > li.answer, .open .sentences > li.answer { margin-left: 1.4rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .8rem; }
.sides > li { background: var(--wash); padding: .7rem .85rem; margin: 0; border-radius: 3px; }
.remarks { font: 400 .76rem/1.4 "Sitrep Sans", system-ui, Arial, sans-serif; color: var(--soft); }
.remarks b { font-weight: 600; color: var(--ink); }
.remarks .look { color: var(--mark); font-weight: 600; }
sup { font: 500 .66rem/0 "Sitrep Sans", system-ui, Arial, sans-serif; vertical-align: .42em; margin-left: .12em; white-space: nowrap; }
a { color: var(--link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .14em; }
sup a { text-decoration: none; padding: .25em .18em; }
sup a:hover, a:hover { text-decoration: underline; text-decoration-thickness: 2px; }
a:focus-visible, button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
figure { margin: 1.4rem 0 0; }
figcaption { font: 400 .76rem/1.4 "Sitrep Sans", system-ui, Arial, sans-serif; color: var(--soft); margin-top: .35rem; }
.map { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 3px; }
.map .sea { fill: var(--sea); } .map .land { fill: var(--land); stroke: var(--edge); stroke-width: .6; } .map .grid { fill: none; stroke: var(--line); stroke-width: .4; }
.map .border { fill: none; stroke: var(--edge); stroke-width: 1; } .map .doubt { fill: var(--mark); fill-opacity: .1; stroke: var(--mark); stroke-opacity: .55; stroke-width: .7; }
.map .place { fill: var(--mark); stroke: var(--paper); stroke-width: 1; }
.map text { font: 500 12px "Sitrep Sans", system-ui, Arial, sans-serif; fill: var(--ink); paint-order: stroke; stroke: var(--land); stroke-width: 3px; stroke-linejoin: round; }
.map .country { font-size: 10px; letter-spacing: .1em; fill: var(--soft); font-weight: 400; }
.timeline > li { display: grid; grid-template-columns: 8.4rem 1fr; gap: .9rem; padding: .32rem 0; border-bottom: 1px solid var(--line); font-size: .92rem; line-height: 1.45; }
.timeline > li:last-child { border-bottom: 0; }
.timeline time { font: 600 .78rem/1.75 "Sitrep Sans", system-ui, Arial, sans-serif; color: var(--soft); white-space: nowrap; }
.notes > li { display: grid; grid-template-columns: 1.9rem 1fr; font-size: .84rem; line-height: 1.45; margin: 0 0 .55rem; }
.notes .number { font: 600 .74rem/1.65 "Sitrep Sans", system-ui, Arial, sans-serif; color: var(--soft); font-variant-numeric: lining-nums; }
.notes .where { color: var(--soft); }
.notes > li:target, .sentences > li:target { background: var(--wash); }
.notes .corrected { color: var(--mark); font-weight: 600; }
button.copy { font: 500 .72rem/1 "Sitrep Sans", system-ui, Arial, sans-serif; color: var(--link); background: none; border: 1px solid var(--line); border-radius: 3px; padding: .32rem .45rem; margin-left: .5rem; cursor: pointer; }
footer { margin-top: 2.6rem; padding-top: .8rem; border-top: 1px solid var(--line); font: 400 .76rem/1.5 "Sitrep Sans", system-ui, Arial, sans-serif; color: var(--soft); }
@media (max-width: 36rem) { html { font-size: 16px; } body { padding: 1.6rem 1rem 3rem; } h1 { font-size: 1.75rem; } .timeline > li { grid-template-columns: 1fr; gap: 0; } }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --wash: #f4f4f1; --mark: #6e2810; --link: #000; --sea: #eef2f5; --land: #fbf9f3; --edge: #aaa; }
  @page { size: A4; margin: 17mm 20mm 19mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt "Sitrep Sans", Arial, sans-serif; color: #555; } }
  html { font-size: 9.6pt; line-height: 1.4; }
  body { padding: 0; max-width: none; }
  h1 { font-size: 21pt; } h2 { font-size: 12.5pt; margin: 1.25rem 0 .5rem; break-after: avoid; } h3 { font-size: 8pt; break-after: avoid; margin: .75rem 0 .2rem; }
  .sentences > li { break-inside: avoid; margin-bottom: .5rem; } .timeline > li, .notes > li, figure, .sides > li { break-inside: avoid; }
  .map { width: auto; max-width: 100%; height: 56mm; } figure { margin-top: .8rem; }
  .remarks, .status, figcaption, footer { font-size: 7.6pt; } .timeline > li { font-size: 8.4pt; padding: .12rem 0; grid-template-columns: 6.6rem 1fr; } .notes { columns: 2; column-gap: 7mm; } .notes > li { font-size: 7.6pt; margin-bottom: .28rem; line-height: 1.34; grid-template-columns: 1.5rem 1fr; }
  a { text-decoration: none; } button.copy { display: none; }
}
`;

/** Copies a sentence with its attribution; the buttons are shown only where this runs. */
export const SCRIPT = `
for (const button of document.querySelectorAll('button.copy')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    try { await navigator.clipboard.writeText(button.dataset.copy); button.textContent = 'Copied'; }
    catch { button.textContent = 'Select and copy by hand'; }
    setTimeout(() => { button.textContent = 'Copy with attribution'; }, 2000);
  });
}
`;
