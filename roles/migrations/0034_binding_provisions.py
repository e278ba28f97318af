"""A provision of law says whether it asks something of whoever holds the post."""

from django.db import migrations, models

from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0033_leaning"),
    ]

    operations = [
        writers_wait(),
        migrations.AddField(
            model_name="historicalprovision",
            name="binds_holder",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="A duty, a condition or a bar for whoever holds the post: it belongs in every description of it. Not what the law asks of the company, or lets it do.",
                verbose_name="asks something of the holder",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="binds_holder",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="A duty, a condition or a bar for whoever holds the post: it belongs in every description of it. Not what the law asks of the company, or lets it do.",
                verbose_name="asks something of the holder",
            ),
        ),
    ]
