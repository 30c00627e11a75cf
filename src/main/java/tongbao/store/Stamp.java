package tongbao.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import tongbao.evidence.Deed;

/** When and by whom versions are recorded. */
record Stamp(Instant at, Deed deed) {

  /**
   * Fills the first columns of a table of versions: code, number, recorded_at, recorded_by, role,
   * request_id.
   *
   * @return the next place
   */
  int write(PreparedStatement statement, String code, int number) throws SQLException {
    int place = 1;
    statement.setString(place++, code);
    statement.setInt(place++, number);
    statement.setObject(place++, at.atOffset(ZoneOffset.UTC));
    statement.setString(place++, deed.by());
    statement.setString(place++, deed.role());
    statement.setString(place++, deed.requestId());
    return place;
  }
}
