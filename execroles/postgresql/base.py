"""Django's PostgreSQL, with a pool that a restart of the server leaves at once.

The pool's own check waits a second, then two, then four between connections that have died: after
a restart a worker with three of them idle would keep its next reader waiting until it gives up
(psycopg_pool 3.3, `_getconn_with_check_loop`). A server ends all connections or none, so the first
dead one is reason enough to look at the others.
"""

from django.db.backends.postgresql import base
from psycopg import OperationalError
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        """A connection that works, from the pool or new.

        Raises OperationalError when there is none within the pool's time.
        """
        connection = super().get_new_connection(conn_params)
        if self.pool is None:
            return connection
        try:
            ConnectionPool.check_connection(connection)
        except OperationalError:
            self.pool.putconn(connection)
            self.pool.check()
            connection = super().get_new_connection(conn_params)
        return connection
