import django.db.models.deletion
from django.db import migrations, models

from roles.writing.migrating import writers_wait

NAMES = {
    "verbose_name": "copy of",
    "help_text": "The original, if this text repeats another source. Both count as one voice.",
}


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0012_search_entry_detail"),
    ]

    operations = [
        writers_wait(),
        migrations.AddField(
            model_name="historicalsource",
            name="copy_of",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="roles.source",
                **NAMES,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="copy_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="roles.source",
                **NAMES,
            ),
        ),
    ]
