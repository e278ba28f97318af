"""The columns of roles and responsibilities refer to the tables; what they hold stays as it is."""

import django.db.models.deletion
from django.db import migrations, models

from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0025_functions_and_areas"),
    ]

    operations = [
        writers_wait(),
        migrations.AlterField(
            model_name="historicalresponsibility",
            name="area",
            field=models.ForeignKey(
                blank=True,
                db_column="area",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="roles.area",
                to_field="slug",
                verbose_name="area",
            ),
        ),
        migrations.AlterField(
            model_name="responsibility",
            name="area",
            field=models.ForeignKey(
                db_column="area",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="responsibilities",
                to="roles.area",
                to_field="slug",
                verbose_name="area",
            ),
        ),
        migrations.AlterField(
            model_name="historicalrole",
            name="function",
            field=models.ForeignKey(
                blank=True,
                db_column="function",
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="roles.function",
                to_field="slug",
                verbose_name="function",
            ),
        ),
        migrations.AlterField(
            model_name="role",
            name="function",
            field=models.ForeignKey(
                db_column="function",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="roles",
                to="roles.function",
                to_field="slug",
                verbose_name="function",
            ),
        ),
    ]
