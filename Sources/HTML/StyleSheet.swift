/// How a page looks.
enum StyleSheet {
  static let text = colors + words + blocks + notes + wide + paper

  private static let colors = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1f2328;--quiet:#59616b;--rule:#cfd5db;\
    --tint:#f4f6f8;--link:#1b5e9e;--motivation:#5a4b8a;--intuition:#1f6a55;--pitfall:#a3324a;\
    --key:#1b5e9e}
    @media (prefers-color-scheme:dark){:root{--paper:#161a20;--ink:#e3e6ea;--quiet:#a3adb9;\
    --rule:#3b434e;--tint:#1e242c;--link:#8fbcf2;--motivation:#b9a9ee;--intuition:#7fcdb3;\
    --pitfall:#f09aac;--key:#8fbcf2}}

    """

  private static let words = """
    *{box-sizing:border-box}
    html{font-size:106.25%;-webkit-text-size-adjust:100%;text-size-adjust:100%;\
    scroll-padding-top:1rem}
    body{margin:0;padding:1.5rem 1rem 4rem;background:var(--paper);color:var(--ink);\
    font-family:'Page Text','Libertinus Serif',Georgia,serif;line-height:1.5;\
    overflow-wrap:anywhere}
    header,nav,.text{max-width:33rem;margin-inline:auto}
    p,ul,ol,pre,figure,aside,details{margin:0 0 .85rem}
    h1,h2,h3,h4,h5,h6{font-weight:600;line-height:1.2;margin:0;text-wrap:balance;\
    break-after:avoid}
    h1{font-size:2.1rem;margin-top:1rem}
    h2{font-size:1.45rem;margin:2.8rem 0 .8rem}
    h3{font-size:1.15rem;margin:2rem 0 .6rem}
    h4,h5,h6{font-size:1rem;margin:1.5rem 0 .4rem}
    p{text-wrap:pretty;hanging-punctuation:first allow-end}
    b,strong{font-weight:600}
    .number{font-variant-numeric:lining-nums}
    h2 .number,h3 .number,h4 .number{color:var(--quiet);margin-right:.35em}
    .subtitle{font-size:1.2rem;line-height:1.35;margin:.6rem 0 0;text-wrap:balance}
    .byline{color:var(--quiet);margin:.6rem 0 0}
    a{color:var(--link);text-decoration-thickness:.05em;text-underline-offset:.15em}
    a.reference{text-decoration-color:color-mix(in srgb,currentColor 40%,transparent)}
    a:hover{text-decoration:underline;text-decoration-thickness:.1em}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
    :target{scroll-margin-top:1rem}
    code,pre{font-family:'Page Code','Fira Mono',ui-monospace,monospace;font-size:.82em;\
    font-variant-ligatures:none}
    math{font-family:'Page Math','Libertinus Math','STIX Two Math',math;font-size:1em}
    msup>mi:first-child+*,msubsup>mi:first-child+*+*{padding-left:.07em}
    @supports (app-region:drag){msqrt:not(.tall),mroot:not(.tall){margin-right:-.22em}}
    mtext{font-family:'Page Text','Libertinus Serif',Georgia,serif}
    .skip{position:absolute;left:1rem;top:-6rem;padding:.5rem .8rem;background:var(--paper);\
    border:1px solid var(--rule);z-index:2}
    .skip:focus{top:1rem}
    .label,.kind{font-weight:600}

    """

  private static let blocks = """
    nav{margin-block:2rem 0;font-size:.9rem}
    nav ol{list-style:none;margin:0;padding:0}
    nav ol ol{padding-left:1.4em}
    nav li{margin:.2rem 0}
    nav a{color:inherit;text-decoration:none}
    nav .number{color:var(--quiet);display:inline-block;min-width:1.4em}
    nav .label{color:var(--quiet);margin:0 0 .4rem}
    ul,ol{padding-left:1.5em}
    li{margin-bottom:.5rem}
    .tight>li{margin-bottom:.15rem}
    li>:last-child,aside>:last-child,details>:last-child{margin-bottom:0}
    li::marker{color:var(--quiet)}
    pre{background:var(--tint);padding:.7rem .9rem;line-height:1.45;overflow-x:auto;\
    border-radius:4px}
    .scroll{overflow-x:auto;overflow-y:hidden}
    .longest{display:inline-block;max-width:100%;overflow-x:auto;overflow-y:hidden;line-height:1;\
    vertical-align:-.25em}
    @media (max-width:40rem){.long{display:inline-block;max-width:100%;overflow-x:auto;\
    overflow-y:hidden;line-height:1;vertical-align:-.25em}}
    .formula{margin:1rem 0}
    .numbered{display:grid;grid-template-columns:minmax(0,1fr) fit-content(30%);align-items:center;\
    column-gap:.6rem}
    .formula math{padding:.15rem 0}
    figure{margin:1.9rem 0}
    .plate{overflow-x:auto;overflow-y:hidden;margin-inline:-1rem;padding-inline:1rem}
    .plate svg{display:block;width:max(100%,27rem);max-width:max(100%,27rem);height:auto;\
    margin:0 auto}
    figcaption,caption{font-size:.88rem;line-height:1.4;text-align:left;text-wrap:pretty}
    figcaption{margin-top:.7rem}
    caption{padding-bottom:.5rem;position:sticky;left:0;max-width:min(33rem,100vw - 2rem)}
    .missing{padding:1rem;border:1px dashed var(--rule);color:var(--quiet);margin:0}
    table{border-collapse:collapse;margin:0 auto;font-size:.92rem;line-height:1.35;\
    overflow-wrap:normal}
    th,td{padding:.28rem .7rem;text-align:left;vertical-align:baseline}
    th:first-child,td:first-child{padding-left:.1rem}
    th:last-child,td:last-child{padding-right:.1rem}
    th{font-weight:600}
    thead th,thead td{border-bottom:1px solid var(--ink);border-top:2px solid var(--ink);\
    vertical-align:bottom}
    tbody tr:last-child td{border-bottom:2px solid var(--ink)}
    .right,.decimal{text-align:right;font-variant-numeric:lining-nums tabular-nums}
    .center{text-align:center}
    td.right,td.decimal,td.center{white-space:nowrap}
    .decimal::after{content:attr(data-rest);visibility:hidden}
    @media (prefers-color-scheme:dark){.plate svg{background:#fff;border-radius:6px;\
    padding:.4rem}}

    """

  private static let notes = """
    .note{--line:var(--rule);border-left:3px solid var(--line);padding:.1rem 0 .1rem .9rem;\
    margin:1.3rem 0}
    .note>.label{margin-bottom:.25rem}
    .kind{color:var(--line);margin-right:.4em}
    .remark,.question{--line:var(--quiet)}
    .motivation{--line:var(--motivation)}
    .intuition{--line:var(--intuition)}
    .pitfall{--line:var(--pitfall)}
    .note.formula,.algorithm{--line:var(--key);border:1px solid var(--rule);\
    border-top:3px solid var(--line);background:var(--tint);padding:.7rem .9rem;border-radius:3px}
    summary{cursor:pointer;color:var(--link);width:fit-content}
    details[open]>summary{margin-bottom:.3rem}
    .side{font-size:.85rem;line-height:1.4}
    aside.side{color:var(--quiet);border-left:1px solid var(--rule);padding-left:.9rem}
    .mark{font:inherit;font-size:.72em;vertical-align:.42em;line-height:0;color:var(--link);\
    text-decoration:none;padding:0 .1em}
    button.mark{border:0;background:none;cursor:pointer;padding:.6em .35em;margin:-.6em -.25em}
    span.side .number{font-weight:600;color:var(--link)}
    span.side:popover-open{position:fixed;inset:auto 0 0;width:auto;max-width:none;\
    max-height:60vh;margin:0;padding:1rem 1.2rem 1.4rem;border:0;\
    border-top:1px solid var(--rule);background:var(--tint);color:var(--ink);\
    box-shadow:0 -4px 20px #0003}
    @media not all and (min-width:64rem){@media screen{a.mark{display:none}}}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}

    """

  /// Notes stand in the margin where there is one.
  private static let wide = """
    @media print,(min-width:64rem){
    button.mark{display:none}
    .side,span.side[popover]{display:block;position:static;float:right;clear:right;width:12.5rem;\
    margin:.2rem -15rem .8rem 0;padding:0;border:0;background:none;color:var(--quiet);\
    overflow:visible;height:auto;inset:auto;font-size:.78rem;font-style:normal;font-weight:400;\
    text-align:left;box-shadow:none}
    .note.formula .side,.algorithm .side{margin-right:-15.95rem}
    .side .side,.side span.side[popover]{float:none;width:auto;margin:.4rem 0 0}
    span.side:target{color:var(--ink)}
    }
    @media (min-width:64rem){
    html{font-size:118.75%}
    body{padding-top:3rem}
    article{display:grid;grid-template-columns:33rem 12.5rem;column-gap:2.5rem;\
    justify-content:center}
    header,nav,.text{grid-column:1;margin-inline:0;min-width:0}
    .numbered{padding-left:2.4rem}
    .wide{clear:right;margin-right:-15rem}
    .wide span.side[popover]{margin-right:0}
    }
    @media (min-width:80rem){
    article{grid-template-columns:12rem 33rem 12.5rem;grid-template-rows:auto 1fr}
    header,.text{grid-column:2}
    nav{grid-column:1;grid-row:1/3;position:sticky;top:2rem;align-self:start;\
    max-height:calc(100vh - 4rem);overflow-y:auto;margin-top:1rem;font-size:.8rem}
    }

    """

  private static let paper = """
    @page{size:A4;margin:20mm 18mm 22mm}
    @media print{
    :root{--paper:#fff;--ink:#000;--quiet:#444;--rule:#bbb;--tint:#f6f6f6;--link:#000;\
    --motivation:#000;--intuition:#000;--pitfall:#000;--key:#000}
    html{font-size:10.5pt}
    body{padding:0}
    header,.text{max-width:none;margin:0 54mm 0 0}
    nav,.skip{display:none}
    a{text-decoration:none}
    .side,span.side[popover]{width:46mm;margin-right:-54mm;font-size:8pt}
    .side .side,.side span.side[popover]{width:auto;margin-right:0}
    .wide span.side[popover]{margin-right:0}
    figure{break-inside:avoid}
    figure:not(.table),.wide{clear:right;margin-right:-54mm}
    .plate{margin:0;padding:0;overflow:visible}
    .plate svg{width:auto;max-width:100%;padding:0;margin:0}
    table{margin:0}
    .scroll{overflow:visible}
    .note,pre,tr,.formula{break-inside:avoid}
    .longest{overflow:visible}
    details::details-content{content-visibility:visible;display:block}
    summary{list-style:none}
    p{orphans:2;widows:2}
    }

    """
}
