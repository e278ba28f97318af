from django.core.management.base import BaseCommand

from roles.search.documents import all_documents
from roles.search.indexing import rebuild


class Command(BaseCommand):
    help = (
        "Make the search index anew from the published content. Saving keeps the index in step; "
        "this is for after a first migration and for changes made past save()."
    )

    def handle(self, **options):
        total = rebuild(all_documents())
        self.stdout.write(f"{total} things can be found.")
