/** What the folder's pages look like: beside them, since they need no network; plain enough for a browser of ten years ago. */
export const folderStyle = `:root {
  --page: #f7f5f1; --surface-raised: #ffffff; --ink: #22262b; --ink-soft: #565d66; --line: #d9d5cc;
  --link: #1d5a86; --brand-edge: #1d6f5c; --brand-soft: #d8ebe5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16191c; --surface-raised: #1f2428; --ink: #eef0f2; --ink-soft: #aeb6bf; --line: #3a4148;
    --link: #8fc7f0; --brand-edge: #6fcbb2; --brand-soft: #24463d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  max-width: 46rem; margin: 0 auto; padding: 1rem;
  background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans", sans-serif;
  overflow-wrap: anywhere; word-wrap: break-word;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.75rem; }
h3, article h2 { font-size: 1.05rem; margin: 0.1rem 0 0.4rem; }
p { margin: 0.4rem 0; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav a { display: inline-block; padding: 0.6rem 0; }
.school, .quiet { color: var(--ink-soft); font-size: 0.9rem; }
.lines { white-space: pre-line; }
article, dl, .table, .chart {
  background: var(--surface-raised); border: 1px solid var(--line); border-radius: 12px;
  padding: 0.9rem 1rem; margin: 0.75rem 0;
}
article dl { border: 0; padding: 0; background: none; }
dl > div { margin: 0.3rem 0; }
dt { color: var(--ink-soft); font-size: 0.9rem; }
dd { margin: 0; }
.contents { list-style: none; padding: 0; margin: 0; }
.contents a {
  display: block; padding: 0.75rem 1rem; margin: 0.4rem 0; min-height: 44px;
  background: var(--surface-raised); border: 1px solid var(--line); border-radius: 12px;
}
.table, .chart { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; word-wrap: normal; }
caption, .chart figcaption { text-align: start; font-weight: bold; padding-bottom: 0.5rem; }
th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-top: 1px solid var(--line); min-width: 6rem; }
.chart svg { display: block; width: 100%; min-width: 30rem; height: auto; }
.files { list-style: none; display: flex; flex-wrap: wrap; gap: 0.6rem; padding: 0; margin: 0.6rem 0; }
.files > li { width: 100%; }
.files > .photo { width: calc(50% - 0.3rem); }
@media (min-width: 32rem) { .files > .photo { width: calc(33.33% - 0.4rem); } }
.files > li > a { display: inline-block; padding: 0.5rem 0; }
figure { margin: 0; }
.photo img { display: block; width: 100%; height: auto; border-radius: 8px; background: var(--line); }
.photo figcaption { font-size: 0.9rem; color: var(--ink-soft); }
video, audio { display: block; width: 100%; border-radius: 8px; }
.signature svg { width: 12rem; max-width: 100%; background: #ffffff; border: 1px solid var(--line); border-radius: 8px; }
.signature path { fill: none; stroke: #22262b; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
@media print { article, .table, .chart, dl { break-inside: avoid; } nav { display: none; } }
`
