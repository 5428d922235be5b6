/** The look of the page. It needs no file beside it, follows the reader's choice of light or dark, and fits a phone. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --faint: #59636e; --line: #d1d9e0; --back: #fff; --panel: #f6f8fa;
  --danger: #b3131e; --danger-back: #ffebe9; --warning: #7d4e00; --warning-back: #fff8c5; --good: #116329;
  --good-back: #dafbe1; --added: #dafbe1; --removed: #ffebe9; --code: #eff1f3; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --faint: #9198a1; --line: #3d444d; --back: #0d1117;
  --panel: #151b23; --danger: #ff8b85; --danger-back: #3b1618; --warning: #e3b341; --warning-back: #2e2611;
  --good: #56d364; --good-back: #12261b; --added: #12261b; --removed: #3b1618; --code: #212830; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 72rem; color: var(--text); background: var(--back);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .25rem 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
p { margin: .5rem 0; }
code, pre { font: .86em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { background: var(--code); border-radius: 4px; padding: .1em .35em; }
h1 code, h2 code { font-size: .9em; }
pre { margin: .35rem 0; padding: .5rem .6rem; background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; }
pre span { display: block; margin: 0 -.6rem; padding: 0 .6rem; }
pre .added { background: var(--added); }
pre .removed { background: var(--removed); }
ul { margin: .3rem 0; padding-left: 1.25rem; }
li { margin: .2rem 0; }
section > ul { list-style: none; padding: 0; }
section > ul > li { margin: .5rem 0; padding: .55rem .8rem; border: 1px solid var(--line); border-left-width: 4px;
  border-radius: 6px; background: var(--panel); }
section.danger > ul > li { border-left-color: var(--danger); }
section.warning > ul > li { border-left-color: var(--warning); }
.headline { padding: .5rem .8rem; border-radius: 6px; border: 1px solid var(--line); background: var(--panel); }
.headline.danger { font-weight: 600; color: var(--danger); background: var(--danger-back); border-color: var(--danger); }
.headline.warning { font-weight: 600; color: var(--warning); background: var(--warning-back); border-color: var(--warning); }
.headline.good { color: var(--good); background: var(--good-back); border-color: var(--good); }
.badge { display: inline-block; padding: 0 .5em; border-radius: 1em; font-size: .85em; font-weight: 600;
  border: 1px solid var(--line); }
.badge.danger { color: var(--danger); background: var(--danger-back); border-color: var(--danger); }
.badge.warning { color: var(--warning); background: var(--warning-back); border-color: var(--warning); }
.faint, footer { color: var(--faint); }
footer { margin-top: 1.5rem; font-size: .87rem; }
details { margin: .35rem 0; }
summary { cursor: pointer; color: var(--faint); }
.table { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--faint); font-weight: 600; white-space: nowrap; }
td code { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
@media (max-width: 640px) {
  table, tbody, tr { display: block; }
  thead { display: none; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  td { display: inline-block; padding: .1rem .9rem .1rem 0; border: 0; text-align: left; }
  td:empty { display: none; }
  td[data-name]:not([data-name=""])::before { content: attr(data-name) " "; color: var(--faint); }
  td.note { display: block; }
}
`.trim();
