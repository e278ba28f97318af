"""An account is not deleted while proposals of it wait; the database holds what it did."""

from django.conf import settings
from django.db import migrations, models

import roles.models.working_copies


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0041_brought_along"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="workingcopy",
            name="editor",
            field=models.ForeignKey(
                on_delete=roles.models.working_copies.keep_waiting,
                related_name="working_copies",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
