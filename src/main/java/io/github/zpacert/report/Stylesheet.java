package io.github.zpacert.report;

/** How a page looks: in light and in dark, on a phone, on a desk and on paper. */
final class Stylesheet {

  private Stylesheet() {}

  static final String CSS = """

      :root {
        color-scheme: light dark;
        --page: #f4f6f8; --card: #ffffff; --line: #d5dbe2; --text: #1b2430; --muted: #536070;
        --green: #1a7f37; --amber: #8a5a00; --red: #b91c26; --blue: #0a5bc4;
        --green-ground: #e6f5ea; --red-ground: #fdecec; --amber-ground: #fff6dd; --track: #e8ecf0;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --page: #0e1217; --card: #171c23; --line: #323a45; --text: #e7edf3; --muted: #a3afbc;
          --green: #4cc368; --amber: #e0aa3e; --red: #ff8a82; --blue: #6cb0ff;
          --green-ground: #12301c; --red-ground: #3b1717; --amber-ground: #33290d; --track: #2a313b;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0; background: var(--page); color: var(--text);
        font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
        overflow-wrap: anywhere;
      }
      header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
      header { padding-top: 2rem; }
      nav { max-width: 62rem; margin: 0 auto; padding: 0 1rem; display: flex; flex-wrap: wrap; gap: .4rem; }
      nav a { color: var(--blue); background: var(--card); border: 1px solid var(--line); border-radius: 2rem; padding: .25rem .8rem; text-decoration: none; font-size: .9rem; }
      nav a:hover, nav a:focus-visible { text-decoration: underline; outline: 2px solid var(--blue); }
      .product { margin: 0; color: var(--muted); font-weight: 600; letter-spacing: .02em; }
      h1 { margin: .2rem 0 .6rem; font-size: clamp(1.4rem, 4.5vw, 2rem); line-height: 1.25; }
      h1.attention { border-left: .35rem solid var(--red); padding-left: .7rem; }
      .facts { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 0 0 1rem; color: var(--muted); font-size: .9rem; }
      section {
        background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
        margin: 1rem 0; padding: 1rem 1.1rem;
      }
      h2 { margin: 0 0 .7rem; font-size: 1.15rem; }
      h3 { display: inline; margin: 0; font-size: 1rem; font-weight: 600; }
      p { margin: .4rem 0; }
      code { font: .92em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
      .same, .hint, caption, .steps { color: var(--muted); }
      .problems { list-style: none; margin: 0; padding: 0; }
      .problems li { border-left: .25rem solid var(--amber); background: var(--amber-ground); border-radius: .3rem; margin: .5rem 0; padding: .5rem .8rem; }
      .problems.refusals li, .problems.errors li { border-color: var(--red); background: var(--red-ground); }
      .hint { margin: .2rem 0 0; }
      details.change { border: 1px solid var(--line); border-left: .3rem solid var(--muted); border-radius: .5rem; margin: .7rem 0; padding: .1rem .8rem; }
      details.create { border-left-color: var(--green); }
      details.update, details.replace { border-left-color: var(--amber); }
      details.delete { border-left-color: var(--red); }
      summary { cursor: pointer; padding: .55rem 0; }
      summary:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
      .mark { display: inline-block; min-width: 2rem; text-align: center; font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-weight: 700; }
      .create .mark { color: var(--green); } .delete .mark { color: var(--red); }
      .update .mark, .replace .mark { color: var(--amber); }
      table { width: 100%; border-collapse: collapse; margin: .4rem 0 .7rem; font-size: .9rem; }
      caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
      th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-top: 1px solid var(--line); }
      thead th { border-top: 0; color: var(--muted); font-weight: 600; }
      tbody th { font-weight: 600; }
      .scroll { overflow-x: auto; position: relative; }
      .scroll:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
      .scroll table { min-width: 42rem; }
      .scroll :is(th, td), .scroll th code { overflow-wrap: break-word; }
      .scroll td code { overflow-wrap: anywhere; }
      .change table { table-layout: fixed; }
      .change th:first-child { width: 6.5rem; }
      ins { color: var(--green); background: var(--green-ground); text-decoration: none; border-radius: .2rem; padding: 0 .2rem; }
      del { color: var(--red); background: var(--red-ground); text-decoration: none; border-radius: .2rem; padding: 0 .2rem; }
      .timeline { display: block; font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow: visible; }
      .timeline text { fill: var(--text); paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
      .timeline .name { font-weight: 600; }
      .timeline .left, .timeline .tick-label { fill: var(--muted); font-size: 12px; }
      .timeline .tick { stroke: var(--line); }
      .timeline .today { stroke: var(--blue); stroke-width: 2; stroke-dasharray: 5 4; }
      .timeline .today-label { fill: var(--blue); font-size: 12px; font-weight: 700; }
      .timeline .track { fill: var(--track); }
      .timeline .bar { fill: var(--green); }
      .timeline .ahead .bar { fill: none; stroke: var(--green); stroke-width: 2; }
      .timeline .soon .bar { fill: url(#stripes-soon); stroke: var(--amber); }
      .timeline .expired .bar { fill: url(#stripes-expired); stroke: var(--red); }
      .timeline .ground { fill: var(--card); }
      .timeline .stripe.soon { fill: var(--amber); } .timeline .stripe.expired { fill: var(--red); }
      .timeline .soon .left { fill: var(--amber); font-weight: 600; }
      .timeline .expired .left { fill: var(--red); font-weight: 600; }
      footer { padding-bottom: 2rem; color: var(--muted); font-size: .85rem; }
      @media (max-width: 40rem) {
        section { padding: .8rem .8rem; border-radius: .5rem; }
        .change th:first-child { width: 5rem; }
        table { font-size: .82rem; }
        th, td { padding-right: .4rem; }
      }
      @media print { body { background: none; } section, details.change { break-inside: avoid; } }
      """;
}
