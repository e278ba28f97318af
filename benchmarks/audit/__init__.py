"""What machines can say of the site's pages: `make audit`, or `python -m benchmarks.audit`.

Serves the site with production settings on a free port of this machine, and lets
- axe-core look for barriers (WCAG 2.2 A and AA),
- the Nu HTML checker look for mistakes in the HTML of every page of the sitemap,
- Chromium count the bytes of a first and of a second visit,
- Lighthouse judge some pages as a phone would get them.
Lighthouse and the checker come from npm into var/audit/; they need Node.js and Java.
"""
