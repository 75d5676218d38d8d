// The style sheet of a channel's pages: one column, the reader's own fonts and colours by day and night, and paper.

export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #1c1d1f; --soft: #5a5d63; --line: #dcd9d2; --link: #1d4f91; --panel: #f1efe9;
  --warn-ink: #7a3b00; --warn-paper: #fdf1dc; --warn-line: #e0a95a; --stop-ink: #8c1620; --stop-paper: #fbe9ea; --stop-line: #d98b91; --good-ink: #1c5e37;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --ink: #e6e4df; --soft: #a5a8ae; --line: #33373d; --link: #8fb8f0; --panel: #1e2126;
    --warn-ink: #f2c27d; --warn-paper: #2e2413; --warn-line: #7a5a22; --stop-ink: #f3a6ac; --stop-paper: #331a1d; --stop-line: #7d3a41; --good-ink: #86d2a4;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Charter, 'Bitstream Charter', 'Source Serif 4', Georgia, serif; overflow-wrap: break-word; }
.wrap { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .25rem .5rem; }
header.site { border-bottom: 1px solid var(--line); margin-bottom: 2rem; }
header.site .wrap { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.5rem; padding-top: 1rem; padding-bottom: .8rem; }
header.site .name { font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none; margin-right: auto; }
nav a, .meta, .chip, .notes, .more, footer, table, .field, .tool, .code { font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; margin: 0; padding: 0; font-size: .95rem; }
nav a { display: inline-block; padding: .2rem 0; text-decoration: none; }
nav a:hover, nav a[aria-current] { text-decoration: underline; }
h1 { font-size: 1.85rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
.lead { font-size: 1.12rem; }
.meta { color: var(--soft); font-size: .9rem; margin: 0 0 1.4rem; }
.banner { border: 1px solid var(--warn-line); border-left-width: 5px; background: var(--warn-paper); color: var(--warn-ink); padding: .7rem .9rem; margin: 0 0 1.2rem; border-radius: 4px; font-family: system-ui, sans-serif; font-size: .97rem; }
.banner.stop { border-color: var(--stop-line); background: var(--stop-paper); color: var(--stop-ink); }
.banner p { margin: .2rem 0; }
.banner a { color: inherit; }
.chip { display: inline-block; font-size: .78rem; line-height: 1.5; padding: 0 .45rem; border: 1px solid var(--line); border-radius: 3px; color: var(--soft); white-space: nowrap; }
.chip.warn { border-color: var(--warn-line); color: var(--warn-ink); background: var(--warn-paper); }
.chip.stop { border-color: var(--stop-line); color: var(--stop-ink); background: var(--stop-paper); }
ol.sentences { list-style: none; padding: 0; margin: 0; counter-reset: none; }
ol.sentences > li { position: relative; margin: 0 0 .9rem; padding-left: 2.1rem; }
ol.sentences > li > .n { position: absolute; left: 0; top: .12em; width: 1.6rem; text-align: right; color: var(--soft); font: .8rem/1.75 system-ui, sans-serif; text-decoration: none; }
ol.sentences > li:target { background: var(--panel); outline: .4rem solid var(--panel); border-radius: 2px; }
.gone { text-decoration: line-through; text-decoration-thickness: 1px; color: var(--soft); }
sup { line-height: 0; font: .75em/0 system-ui, sans-serif; }
sup a { text-decoration: none; padding: .2em .1em; }
.more { display: block; color: var(--soft); font-size: .83rem; line-height: 1.5; margin-top: .1rem; }
.more a { color: var(--soft); }
.more a:hover { color: var(--link); }
.marknote { display: block; border-left: 3px solid var(--stop-line); padding-left: .6rem; margin: .25rem 0; font: .92rem/1.5 system-ui, sans-serif; color: var(--stop-ink); }
.marknote a { color: inherit; }
.answer { border-left: 3px solid var(--line); padding-left: .7rem; margin: .4rem 0; font-size: .98rem; }
.notes { font-size: .92rem; line-height: 1.5; }
.notes ol { padding-left: 2.1rem; margin: 0; }
.notes li { margin-bottom: .75rem; padding-left: .2rem; }
.notes li:target { background: var(--panel); outline: .4rem solid var(--panel); }
.notes q { font-family: Charter, 'Bitstream Charter', Georgia, serif; font-size: 1.04em; }
.notes .from { display: block; color: var(--soft); }
ol.issues, ul.plain { list-style: none; padding: 0; margin: 0; }
ol.issues > li { border-top: 1px solid var(--line); padding: .9rem 0; display: grid; grid-template-columns: 8.6rem 1fr; gap: 0 1rem; }
ol.issues .when { color: var(--soft); font: .88rem/1.75 system-ui, sans-serif; }
ol.issues .title { font-weight: 650; font-size: 1.1rem; line-height: 1.35; }
ol.issues p { margin: .25rem 0 0; color: var(--soft); font-size: .97rem; line-height: 1.5; }
ol.issues .minor .title { font-weight: 400; font-size: 1rem; }
ul.plain > li { border-top: 1px solid var(--line); padding: .8rem 0; }
code, .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .86em; overflow-wrap: anywhere; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: .8rem .9rem; overflow-x: auto; font-size: .84rem; line-height: 1.5; }
pre code { font-size: inherit; overflow-wrap: normal; }
footer { border-top: 1px solid var(--line); margin: 3rem 0 0; padding: 1rem 0 2.5rem; color: var(--soft); font-size: .86rem; }
footer p { margin: .3rem 0; }
footer a { color: var(--soft); }
.field { display: block; margin: 0 0 1rem; font-size: .95rem; }
.field input, .field textarea { display: block; width: 100%; margin-top: .25rem; padding: .5rem .6rem; font: .9rem ui-monospace, Menlo, Consolas, monospace; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; }
.field textarea { font: 1rem/1.5 system-ui, sans-serif; resize: vertical; }
.bait { position: absolute; left: -999em; }
blockquote { margin: 0 0 .6rem; padding-left: .9rem; border-left: 3px solid var(--line); }
blockquote p { margin: 0; }
.tool button { font: 600 .97rem system-ui, sans-serif; padding: .55rem 1.1rem; border: 1px solid var(--link); border-radius: 4px; background: var(--link); color: var(--paper); cursor: pointer; }
.tool button.second { background: none; color: var(--link); }
.tool .verdict { margin: 1.3rem 0; padding: .9rem 1rem; border: 1px solid var(--line); border-left-width: 6px; border-radius: 4px; background: var(--panel); }
.tool .verdict.good { border-left-color: var(--good-ink); }
.tool .verdict.bad { border-left-color: var(--stop-line); }
.tool .verdict p { margin: .25rem 0; }
.tool .verdict .says { font-weight: 650; font-size: 1.08rem; }
.tool .verdict.good .says { color: var(--good-ink); }
.tool .verdict.bad .says { color: var(--stop-ink); }
figure { margin: 1.2rem 0 0; }
figcaption { font: .83rem/1.45 system-ui, sans-serif; color: var(--soft); margin-top: .3rem; }
.map { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px; }
.map .sea { fill: var(--panel); } .map .land { fill: var(--paper); stroke: var(--soft); stroke-width: .5; } .map .grid { fill: none; stroke: var(--line); stroke-width: .4; }
.map .border { fill: none; stroke: var(--soft); stroke-width: .8; } .map .doubt { fill: var(--link); fill-opacity: .12; stroke: var(--link); stroke-opacity: .6; stroke-width: .7; }
.map .place { fill: var(--link); stroke: var(--paper); stroke-width: 1; }
.map text { font: 500 12px system-ui, sans-serif; fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.map .country { font-size: 10px; letter-spacing: .1em; fill: var(--soft); font-weight: 400; }
@media (max-width: 34rem) {
  body { font-size: 1rem; }
  h1 { font-size: 1.5rem; }
  ol.issues > li { grid-template-columns: 1fr; }
  ol.sentences > li { padding-left: 1.6rem; }
  ol.sentences > li > .n { width: 1.1rem; text-align: left; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --link: #000; }
  header.site nav, .skip, .more .act { display: none; }
  li { break-inside: avoid; }
}
`;
