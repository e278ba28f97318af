"""The editors' desk: Django's admin for the knowledge base, at /admin/."""

from . import (
    comparison_admin,
    function_admin,
    people,
    process_admin,
    report_admin,
    role_admin,
    source_admin,
    statement_admin,
)
from .site import desk
