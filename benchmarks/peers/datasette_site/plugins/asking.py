"""Lets a template ask the database, as Datasette's documentation has it (`extra_template_vars`)."""

from datasette import hookimpl


@hookimpl
def extra_template_vars(datasette):
    async def sql(query, *values):
        return (await datasette.get_database("handbook").execute(query, values)).rows

    return {"sql": sql}
