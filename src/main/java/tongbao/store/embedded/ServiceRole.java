package tongbao.store.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The role the service logs in as: an ordinary one that owns the database and what is in it, so
 * that row-level security holds for it. The superuser that initdb makes stays for operators.
 */
final class ServiceRole {
  static final String NAME = "tongbao_service";

  /** What of the schema belongs to another; sequences of a column follow their table. */
  private static final String OTHERS =
      """
      select format('alter table %s owner to tongbao_service', c.oid::regclass)
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and c.relowner <> 'tongbao_service'::regrole
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
          and d.objid = c.oid and d.deptype in ('a', 'i'))
      union all
      select format('alter routine %s owner to tongbao_service', p.oid::regprocedure)
      from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.proowner <> 'tongbao_service'::regrole
      """;

  private ServiceRole() {}

  /** Makes the role, or gives it the password anew; in any database of the server. */
  static void provide(Statement superuser, String password) throws SQLException {
    boolean known;
    try (ResultSet role =
        superuser.executeQuery("select from pg_roles where rolname = '" + NAME + "'")) {
      known = role.next();
    }
    superuser.execute(
        "%s role %s login nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
            .formatted(known ? "alter" : "create", NAME, password));
    superuser.execute("alter database " + EmbeddedDatabase.NAME + " owner to " + NAME);
  }

  /** Makes over what the superuser has made, as the service did in earlier versions. */
  static void own(Connection superuser) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      List<String> transfers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(OTHERS)) {
        while (rows.next()) {
          transfers.add(rows.getString(1));
        }
      }
      for (String transfer : transfers) {
        statement.execute(transfer);
      }
    }
  }
}
