"""Texts that come alive where a page forgets to escape them, and how to see that one did."""

from itertools import product

# Ways out of the place that a text stands in.
WAYS_OUT = (
    "",
    '">',
    "'>",
    "</title>",
    "</textarea></script>",
    "--></style>",
    '" autofocus onfocus=hit() x="',
    "' onpointerenter=hit() x='",
)
VECTORS = (
    "<x-alive>",
    "<script>hit()</script>",
    "<ScRiPt/x>hit()</ScRiPt>",
    "<img src=x onerror=hit()>",
    "<svg onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<iframe srcdoc='<script>parent.hit()</script>'>",
    "<iframe src=javascript:parent.hit()>",
    "<a href=javascript:hit()>x</a>",
    "<a href='java\tscript:hit()'>x</a>",
    "<form action=javascript:hit()><button>x",
    "<details open ontoggle=hit()>",
    "<style>@import '//evil.example/'</style>",
    "<link rel=stylesheet href=//evil.example/>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<object data=//evil.example/>",
    "<video><source onerror=hit()></video>",
    "<math><mtext><x-alive></mtext></math>",
    "<!--><x-alive>-->",
    "{{31337*3}}{% debug %}${31337*3}",
    "&lt;x-alive&gt;&#60;x-alive&#62;",
    "\\u003cx-alive\\u003e%3Cx-alive%3E",
    "＜x-alive＞‹x-alive›",
    "javascript:hit()//<x-alive>",
)
PAYLOADS = [way_out + vector for way_out, vector in product(WAYS_OUT, VECTORS)]

# Defines hit() in every document before its own scripts run.
LISTEN = "window.hits = 0; window.hit = () => { window.hits++ };"

# Returns what is alive in a document: a list of descriptions.
LOOK = """
(doc) => {
  const found = [];
  if (doc.defaultView && doc.defaultView.hits) found.push("a script ran");
  if (doc.documentElement.textContent.includes("94011")) found.push("a template ran");
  const never = "x-alive iframe object embed base math video plaintext xmp".split(" ");
  const addresses = ["href", "src", "action", "formaction", "data", "xlink:href"];
  for (const element of doc.querySelectorAll("*")) {
    const name = element.localName;
    if (never.includes(name)) found.push(`<${name}>`);
    if (name === "style") found.push("<style>");
    if (name === "meta" && element.httpEquiv) found.push("<meta http-equiv>");
    if (name === "script" && !element.src && !/json/.test(element.type)) found.push("<script>");
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith("on")) found.push(`<${name} ${attribute}>`);
      if (!addresses.includes(attribute)) continue;
      const address = value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
      if (/^(javascript|vbscript|data):/.test(address)) found.push(`${attribute}=${value}`);
      if (/^(https?:)?\\/\\/evil\\.example/.test(address)) found.push(`${attribute}=${value}`);
    }
  }
  return found;
}
"""
