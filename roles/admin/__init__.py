"""The editors' desk: Django's admin for the knowledge base, at /admin/."""

from . import page_admin, people, report_admin, shared_admin, source_admin
from .site import desk
