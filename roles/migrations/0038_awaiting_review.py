"""Sources, places and skills that editors add may wait for somebody who shows them to readers."""

from django.db import migrations, models

from roles.writing.migrating import writers_wait


def waiting():
    return models.BooleanField(
        db_default=False, default=False, editable=False, verbose_name="awaits review"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0037_link_checks"),
    ]

    operations = [
        writers_wait(),
        *(
            migrations.AddField(model_name=name, name="awaits_review", field=waiting())
            for name in ("citation", "skill", "source")
        ),
    ]
