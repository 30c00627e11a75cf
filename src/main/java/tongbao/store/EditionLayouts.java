package tongbao.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import tongbao.edition.Edition;
import tongbao.edition.Editions;

/**
 * Keeps the order of each edition's cells that filings are stored in, and stops the start where an
 * edition file no longer follows it: stored numbers would be read under other names.
 */
@ApplicationScoped
public class EditionLayouts {

  private final AgroalDataSource database;
  private final Editions editions;

  EditionLayouts(AgroalDataSource database, Editions editions) {
    this.database = database;
    this.editions = editions;
  }

  void onStart(@Observes StartupEvent event) {
    for (Edition edition : editions.all()) {
      List<String> cells = edition.cells().stream().map(cell -> cell.code().value()).toList();
      List<String> stored = Jdbc.with(database, on -> keep(on, edition.id(), cells));
      if (!stored.equals(cells)) {
        throw new IllegalStateException(
            "the cells of "
                + edition
                + " differ from those its filings are stored with; stored: "
                + stored
                + ", in the file: "
                + cells);
      }
    }
  }

  private static List<String> keep(Connection connection, String edition, List<String> cells)
      throws SQLException {
    String insert =
        "insert into edition_layout (edition, cells) values (?, ?) on conflict do nothing";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, edition);
      statement.setArray(2, connection.createArrayOf("text", cells.toArray()));
      statement.executeUpdate();
    }
    String select = "select cells from edition_layout where edition = ?";
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, edition);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Arrays.asList((String[]) row.getArray("cells").getArray());
      }
    }
  }
}
